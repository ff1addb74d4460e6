/** Every action of the parent school (T1, T2). */
export const trainingContracts = [] as const;
