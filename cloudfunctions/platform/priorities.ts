/** 0 danger, 1 the rest: what a ladder and an effect carry, and the order in which the clock works. */
export const priorities = [0, 1] as const;
