/** The looks of the letter box and the terminal that their story stops at; docs/pictures/letter-box has one of each. */
export const letterPages = [
  ...(['desk', 'slips', 'enter', 'enrol', 'start'] as const),
  ...(['write', 'sent', 'danger', 'letter'] as const),
] as const;
export type LetterPage = (typeof letterPages)[number];
