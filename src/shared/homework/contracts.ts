/** Every action of homework (H1–H4). */
export const homeworkContracts = [] as const;
