/**
 * The life of a booking (B3). Held is a state of the slot, not of the booking (day-ledger.ts): it becomes one
 * when it is confirmed. What a move needs besides (cut-off, cap, a free slot) is asked elsewhere.
 */
import type { BookingState } from './model';

export type BookingMove =
  /** The student's yes or no to what a grown-up proposed; the time for it ran out. */
  | 'accept'
  | 'refuse'
  /** By the student, or a proposal by who made it. */
  | 'cancel'
  | 'reschedule'
  /** The school cannot keep it. */
  | 'put-off'
  | 'came'
  | 'did-not-come';

const table: Readonly<Record<BookingState, Partial<Record<BookingMove, BookingState>>>> = {
  proposed: {
    accept: 'confirmed',
    refuse: 'cancelled',
    cancel: 'cancelled',
    'put-off': 'cancelled',
  },
  confirmed: {
    cancel: 'cancelled',
    reschedule: 'confirmed',
    'put-off': 'to-adjust',
    came: 'done',
    'did-not-come': 'no-show',
  },
  'to-adjust': { reschedule: 'confirmed', cancel: 'cancelled' },
  // A slip of the finger is put right.
  done: { 'did-not-come': 'no-show' },
  'no-show': { came: 'done' },
  cancelled: {},
};

/** The state after the move; null when the move is not possible. */
export function moved(state: BookingState, move: BookingMove): BookingState | null {
  return table[state][move] ?? null;
}

/** Stands in the counsellor's and the room's day. */
export function takesTime(state: BookingState): boolean {
  return state !== 'cancelled' && state !== 'to-adjust';
}

/** Stands in the student's month: a proposal does not yet, what nobody came to no longer (B2). */
export function takesSession(state: BookingState): boolean {
  return state === 'confirmed' || state === 'done';
}
