/**
 * What a thread owes, told from the requirements' words alone (M3, M5) and from nothing of the product: the
 * yardstick that the tracker is held against. Fed with the events that were accepted, in their order.
 */
import type { Level } from '../../../src/shared/messages/model';
import type { TrackEvent } from '../../../src/shared/messages/tracker';

export const twoHoursMs = 120 * 60_000;
export const tenMinutesMs = 10 * 60_000;

/** A student's message, numbered within its thread. */
export interface Post {
  readonly seq: number;
  readonly atMs: number;
  readonly level: Level;
}

/** What happened, as a witness tells it: who replied had seen the messages up to `seenSeq`. */
export type Happening =
  | { kind: 'student-posts'; level: Level; seq: number }
  | { kind: 'staff-replies'; seenSeq: number }
  | Exclude<TrackEvent, { kind: 'student-posts' | 'staff-replies' }>;

export interface Owed {
  /** The messages that wait for an answer, oldest first. */
  readonly open: readonly Post[];
  /** The promise to the student: when the wait began and when the reply is due. */
  readonly wait: { readonly sinceMs: number; readonly dueMs: number } | null;
  /** Triage fired on a message of this wait. */
  readonly fired: boolean;
  /** Danger that no person has answered or lowered yet. */
  readonly danger: { readonly sinceMs: number; readonly seenMs: number | null } | null;
  readonly level: Level;
  readonly lastSeq: number;
}

export const nothingOwed: Owed = {
  open: [],
  wait: null,
  fired: false,
  danger: null,
  level: 'none',
  lastSeq: 0,
};

const darkness: readonly Level[] = ['none', 'yellow', 'orange', 'red'];

/** What is owed after an accepted event at `nowMs`. */
export function owedAfter(owed: Owed, event: Happening, nowMs: number): Owed {
  switch (event.kind) {
    case 'student-posts':
      return afterPost(owed, { seq: event.seq, atMs: nowMs, level: event.level });
    case 'staff-replies':
      return afterReply(owed, event.seenSeq);
    case 'no-reply':
    case 'staff-closes':
      return withoutWait(owed);
    case 'student-closes':
      return owed.fired || owed.danger ? owed : withoutWait(owed);
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

function withoutWait(owed: Owed): Owed {
  return { ...owed, open: [], wait: null, fired: false };
}

function afterPost(owed: Owed, post: Post): Owed {
  const dark = Math.max(darkness.indexOf(owed.level), darkness.indexOf(post.level));
  const threadLevel = darkness[dark] ?? 'red';
  const isRed = threadLevel === 'red';
  return {
    open: [...owed.open, post],
    wait: owed.wait ?? { sinceMs: post.atMs, dueMs: post.atMs + twoHoursMs },
    fired: owed.fired || post.level !== 'none' || isRed,
    danger: isRed ? (owed.danger ?? { sinceMs: post.atMs, seenMs: null }) : owed.danger,
    level: threadLevel,
    lastSeq: post.seq,
  };
}

/** Every message is due a reply by somebody who read it; danger ends with somebody who read everything. */
function afterReply(owed: Owed, seenSeq: number): Owed {
  if (owed.lastSeq <= seenSeq) return { ...withoutWait(owed), danger: null };
  const left = owed.open.filter(({ seq }) => seq > seenSeq);
  const [first] = left;
  // Two calls that crossed: words of the same moment as those the wait began with. It is still that wait.
  if (!first || !owed.wait || first.atMs <= owed.wait.sinceMs) return owed;
  return {
    ...owed,
    open: left,
    wait: { sinceMs: first.atMs, dueMs: first.atMs + twoHoursMs },
    fired: owed.level === 'red' || left.some(({ level }) => level !== 'none'),
  };
}

/** 无需回复 and a colleague's closing are not for words that triage fired on, nor for danger (M3). */
export function mayEndWithoutText(owed: Owed): boolean {
  return !owed.fired && owed.danger === null;
}
