/** What can go wrong in the parent school (T1, T2), in words for whoever asked. */
export const trainingErrorTexts = {} as const;
