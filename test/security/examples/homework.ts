/** One valid input per action of homework (H1–H4). */
export const homeworkExamples = {};
