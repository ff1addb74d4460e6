/**
 * Wrong pick-up codes in one hour, by terminal and by school (M1). A code has 36 drawn bits: with two thousand of them
 * handed out, a whole year of guessing at this pace finds one with a probability of one in a hundred.
 */
export const guessing = { wrongCodesOfTerminal: 20, wrongCodesOfSchool: 60 } as const;

/** Whether one more try is refused, before anything is looked at. */
export function isUsedUp(wrongOfTerminal: number, wrongOfSchool: number): boolean {
  return (
    wrongOfTerminal >= guessing.wrongCodesOfTerminal || wrongOfSchool >= guessing.wrongCodesOfSchool
  );
}
