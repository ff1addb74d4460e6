/** What can go wrong in homework (H1–H4), in words for whoever asked. */
export const homeworkErrorTexts = {} as const;
