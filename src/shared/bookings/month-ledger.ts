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

/** A grown-up's question to the student. */
export interface Asked {
  readonly bookingId: string;
  readonly byId: string;
}

export interface MonthLedger {
  readonly sessions: readonly Session[];
  /** Approved requests of this month; each is one session more, in this month only. */
  readonly granted: number;
  /** Proposals that wait for the student's yes; missing: none. They are no sessions and count for nothing (B2). */
  readonly asked?: readonly Asked[];
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

/**
 * A grown-up's question to the child; null: as many of this one's as may wait for one child wait already (B1). What
 * others ask is none of their business: a limit over all would tell it, and when the child answers.
 */
export function withProposal(
  month: MonthLedger,
  question: Asked,
  openProposals: number,
): MonthLedger | null {
  const others = withoutProposal(month, question.bookingId).asked ?? [];
  const own = others.filter(({ byId }) => byId === question.byId);
  return own.length >= openProposals ? null : { ...month, asked: [...others, question] };
}

/** Answered, taken back, or over. */
export function withoutProposal(month: MonthLedger, bookingId: string): MonthLedger {
  const isOther = (one: Asked) => one.bookingId !== bookingId;
  if (month.asked?.every(isOther) !== false) return month;
  return { ...month, asked: month.asked.filter(isOther) };
}

/** Counts from now on, or no longer (B2); null: it would be one too many. */
export function withCounting(
  month: MonthLedger,
  bookingId: string,
  counts: boolean,
  monthlySessions: number,
): MonthLedger | null {
  const isOther = month.sessions.some(
    (one) => one.bookingId === bookingId && one.counts !== counts,
  );
  if (!isOther) return month;
  if (counts && sessionsLeft(month, monthlySessions) === 0) return null;
  const sessions = month.sessions.map((one) =>
    one.bookingId === bookingId ? { ...one, counts } : one,
  );
  return { ...month, sessions };
}
