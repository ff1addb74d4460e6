/** One valid input per action of the parent school (T1, T2). */
export const trainingExamples = {};
