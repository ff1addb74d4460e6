/**
 * One student's month (B2, B3): the sessions that stand, which of them count, and how many more were granted.
 * Also what keeps a student from two sessions at one time.
 */
import type { LocalDate } from '../time/instant';
import { isTooClose, type Stretch } from './hours';

export interface Session extends Stretch {
  readonly bookingId: string;
  readonly date: LocalDate;
  /** False for a session of a plan: it never counts. */
  readonly counts: boolean;
}

export interface MonthLedger {
  readonly sessions: readonly Session[];
  /** Approved requests of this month; each is one session more, in this month only. */
  readonly granted: number;
}

export const emptyMonth: MonthLedger = { sessions: [], granted: 0 };

export function countedSessions({ sessions }: MonthLedger): number {
  return sessions.filter(({ counts }) => counts).length;
}

/** How many more may be booked; never below 0. */
export function sessionsLeft(month: MonthLedger, monthlySessions: number): number {
  return Math.max(0, monthlySessions + month.granted - countedSessions(month));
}

export type SessionRefusal = 'over-cap' | 'student-busy';

/** Why the session does not fit into the student's month, or null. Another one of the same booking gives way. */
export function refusalOf(
  month: MonthLedger,
  session: Session,
  monthlySessions: number,
): SessionRefusal | null {
  const others = withoutSession(month, session.bookingId);
  const overlaps = others.sessions.some(
    (other) => other.date === session.date && isTooClose(other, session),
  );
  if (overlaps) return 'student-busy';
  if (session.counts && sessionsLeft(others, monthlySessions) === 0) return 'over-cap';
  return null;
}

export function withSession(month: MonthLedger, session: Session): MonthLedger {
  const sessions = [...withoutSession(month, session.bookingId).sessions, session];
  return { ...month, sessions };
}

/** Cancelled, put off by the school, or not come to: it neither counts nor stands in the way. */
export function withoutSession(month: MonthLedger, bookingId: string): MonthLedger {
  return { ...month, sessions: month.sessions.filter((one) => one.bookingId !== bookingId) };
}
