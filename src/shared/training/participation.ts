/**
 * Participation (T2): a child's family took part in the term when one of its guardians came to a session or
 * finished an online lesson. Every share states its numerator and its denominator.
 */

/** One child's term: with which place a guardian came where, and who finished what. */
export interface Reached {
  came: readonly { sessionId: string; entryId: string }[];
  done: readonly { lessonId: string; guardianId: string }[];
}

export const notReached: Reached = { came: [], done: [] };

export function tookPart({ came, done }: Reached): boolean {
  return came.length > 0 || done.length > 0;
}

/** Twice is once. */
export function withCame(reached: Reached, sessionId: string, entryId: string): Reached {
  if (reached.came.some((one) => one.sessionId === sessionId && one.entryId === entryId))
    return reached;
  return { ...reached, came: [...reached.came, { sessionId, entryId }] };
}

export function withoutCame(reached: Reached, sessionId: string, entryId: string): Reached {
  const came = reached.came.filter((one) => one.sessionId !== sessionId || one.entryId !== entryId);
  return came.length === reached.came.length ? reached : { ...reached, came };
}

export function withDone(reached: Reached, lessonId: string, guardianId: string): Reached {
  if (reached.done.some((one) => one.lessonId === lessonId && one.guardianId === guardianId))
    return reached;
  return { ...reached, done: [...reached.done, { lessonId, guardianId }] };
}

export interface Share {
  /** Children whose family took part. */
  reached: number;
  /** Children in all. */
  of: number;
  onSite: number;
  online: number;
}

export const emptyShare: Share = { reached: 0, of: 0, onSite: 0, online: 0 };

/** Of these children, by what is stored of each; whoever has nothing stored counts in the denominator. */
export function shareOf(
  studentIds: readonly string[],
  reachedOf: (studentId: string) => Reached | undefined,
): Share {
  const found = studentIds.map((studentId) => reachedOf(studentId) ?? notReached);
  return {
    reached: found.filter(tookPart).length,
    of: studentIds.length,
    onSite: found.filter(({ came }) => came.length > 0).length,
    online: found.filter(({ done }) => done.length > 0).length,
  };
}

export function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { reached, of, onSite, online }) => ({
      reached: sum.reached + reached,
      of: sum.of + of,
      onSite: sum.onSite + onSite,
      online: sum.online + online,
    }),
    emptyShare,
  );
}

/** In percent with one decimal; null of nobody. */
export function percentOf({ reached, of }: Pick<Share, 'reached' | 'of'>): number | null {
  return of === 0 ? null : Math.round((reached / of) * 1_000) / 10;
}

/** By whole children, so that a rounded 85.0 that is none does not pass. */
export function meetsTarget({ reached, of }: Pick<Share, 'reached' | 'of'>, percent: number) {
  return of > 0 && reached * 100 >= percent * of;
}
