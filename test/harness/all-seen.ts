/** The `seenSeq` of a colleague who has every message of the student on the screen, however many there are. */
export const allSeen = 1_000_000;
