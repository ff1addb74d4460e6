/**
 * What a thread owes, told from the requirements' words alone (M3, M5) and from nothing of the product: the
 * yardstick that the tracker is held against. Fed with the events that were accepted, in their order.
 */
import type { Level } from '../../../src/shared/messages/model';
import type { TrackEvent } from '../../../src/shared/messages/tracker';

export const twoHoursMs = 120 * 60_000;
export const tenMinutesMs = 10 * 60_000;

export interface Owed {
  /** The promise to the student: when the wait began and when the reply is due. */
  readonly wait: { readonly sinceMs: number; readonly dueMs: number } | null;
  /** Triage fired on a message of this wait. */
  readonly fired: boolean;
  /** Danger that no person has answered or lowered yet. */
  readonly danger: { readonly sinceMs: number; readonly seenMs: number | null } | null;
  readonly level: Level;
}

export const nothingOwed: Owed = { wait: null, fired: false, danger: null, level: 'none' };

const darkness: readonly Level[] = ['none', 'yellow', 'orange', 'red'];

/** What is owed after an accepted event at `nowMs`. */
export function owedAfter(owed: Owed, event: TrackEvent, nowMs: number): Owed {
  switch (event.kind) {
    case 'student-posts':
      return afterPost(owed, event.level, nowMs);
    case 'staff-replies':
      return { ...owed, wait: null, fired: false, danger: null };
    case 'no-reply':
    case 'staff-closes':
      return { ...owed, wait: null, fired: false };
    case 'student-closes':
      return owed.fired || owed.danger ? owed : { ...owed, wait: null };
    case 'staff-reopens':
      return owed;
    case 'acknowledge':
      // Two taps at once may be stored in either order; the later one counts.
      return {
        ...owed,
        danger: owed.danger && {
          ...owed.danger,
          seenMs: Math.max(owed.danger.seenMs ?? nowMs, nowMs),
        },
      };
    case 'set-level':
      return {
        ...owed,
        level: event.level,
        danger: event.level === 'red' ? (owed.danger ?? { sinceMs: nowMs, seenMs: null }) : null,
      };
  }
}

function afterPost(owed: Owed, level: Level, nowMs: number): Owed {
  const dark = Math.max(darkness.indexOf(owed.level), darkness.indexOf(level));
  const threadLevel = darkness[dark] ?? 'red';
  const isRed = threadLevel === 'red';
  return {
    wait: owed.wait ?? { sinceMs: nowMs, dueMs: nowMs + twoHoursMs },
    fired: owed.fired || level !== 'none' || isRed,
    danger: isRed ? (owed.danger ?? { sinceMs: nowMs, seenMs: null }) : owed.danger,
    level: threadLevel,
  };
}

/** 无需回复 and a colleague's closing are not for words that triage fired on, nor for danger (M3). */
export function mayEndWithoutText(owed: Owed): boolean {
  return !owed.fired && owed.danger === null;
}
