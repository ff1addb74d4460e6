/** How the nights of a rotation are shared out (M2): at most two a week each with five people, the lead included. */
import type { DutyRoster } from './model';

/** nobody: messages of the night go along the chain. same: the week's person stands them. turns: night by night. */
export const nightKinds = ['nobody', 'same', 'turns'] as const;
export type NightKind = (typeof nightKinds)[number];

/**
 * A round of weeks, night by night: the week's person has the days and no night; the others take the nights in turn,
 * the lead takes Sundays, and every night that nobody else is left for.
 */
export function nightsInTurn(personIds: readonly string[], leadId: string): string[] {
  return personIds.flatMap((ofWeek) => {
    const others = personIds.filter((id) => id !== ofWeek);
    const weekdays = Array.from(
      { length: 6 },
      (_, night) => others[night % others.length] ?? leadId,
    );
    return [...weekdays, leadId];
  });
}

export function nightKindOf({ nightShift, rotation }: DutyRoster): NightKind {
  if (!nightShift) return 'nobody';
  return (rotation.nightPersonIds ?? []).length === 0 ? 'same' : 'turns';
}
