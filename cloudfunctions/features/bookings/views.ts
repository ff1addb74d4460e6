/** A stored booking as somebody may see it. */
import { startMsOf } from '../../../src/shared/bookings/hours';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { countedSessions, type MonthLedger } from '../../../src/shared/bookings/month-ledger';
import { cutOffMs } from '../../../src/shared/bookings/moments';
import { partOf } from '../../../src/shared/bookings/slots';
import type { WaitEntry } from '../../../src/shared/bookings/waiting';
import type { DayBooking, OwnBooking, OwnMonth, OwnWait } from '../../../src/shared/bookings/views';
import type { Proposal } from '../../../src/shared/bookings/family-contracts';
import type { StudentFacts } from '../../../src/shared/people/ports';
import { localDateTime, toLocalDate } from '../../../src/shared/time';
import type { Booking, BookingRequest } from './collections';
import { counsellorName, roomOf, type BookingDesk } from './desk';

export function counsellorView(desk: BookingDesk, personId: string) {
  return { personId, name: counsellorName(desk, personId) };
}

export function placeView(desk: BookingDesk, roomId: string) {
  const { name, place } = roomOf(desk, roomId);
  return { name, place };
}

export function ownBooking(desk: BookingDesk, booking: Booking): OwnBooking {
  const { _id, state, date, start, end, origin, answerBy } = booking;
  return {
    bookingId: _id,
    state,
    date,
    start,
    end,
    part: partOf(booking, desk.facts.school),
    counsellor: counsellorView(desk, booking.counsellorId),
    room: placeView(desk, booking.roomId),
    origin,
    mayChange: mayChange(desk, booking),
    answerBy: state === 'proposed' ? answerBy : null,
  };
}

/** Before the cut-off; what the school has to adjust at any time. */
export function mayChange(desk: BookingDesk, booking: Booking): boolean {
  if (booking.state === 'to-adjust') return true;
  return booking.state === 'confirmed' && desk.nowMs <= cutOffMs(booking, desk.figures);
}

export function ownWait(
  desk: BookingDesk,
  date: string,
  entry: WaitEntry,
  mayOpen = true,
): OwnWait {
  const { waitId, counsellorId, offer } = entry;
  const isOpen =
    offer !== null && !offer.declined && desk.nowMs < localDateTime(offer.on, offer.until);
  return {
    waitId,
    date,
    counsellor: counsellorId === null ? null : counsellorView(desk, counsellorId),
    mayOpen: isOpen || mayOpen,
    offer: isOpen
      ? {
          counsellor: counsellorView(desk, offer.counsellorId),
          start: offer.start,
          end: offer.end,
          until: offer.until,
          part: partOf(offer, desk.facts.school),
          room: placeView(desk, offer.roomId),
        }
      : null,
  };
}

export function ownMonth(
  desk: BookingDesk,
  month: string,
  ledger: MonthLedger,
  requests: readonly Pick<BookingRequest, 'month' | 'state'>[],
): OwnMonth {
  const ofMonth = requests.filter((one) => one.month === month);
  // One is open at most; it came after those that are decided.
  const isOpen = ({ state }: Pick<BookingRequest, 'state'>) =>
    state === 'asked' || state === 'forwarded';
  const latest = ofMonth.find(isOpen) ?? ofMonth.at(-1);
  return {
    month,
    used: countedSessions(ledger),
    limit: desk.figures.monthlySessions + ledger.granted,
    request: latest?.state ?? null,
  };
}

/** This month and, where the days to choose from reach into it, the next. */
export function monthsInSight(dates: readonly string[], nowMs: number): string[] {
  return [...new Set([toLocalDate(nowMs), ...dates].map(monthOfDate))];
}

export function dayBooking(
  desk: BookingDesk,
  booking: Booking,
  student: StudentFacts | undefined,
): DayBooking {
  const { _id, state, date, start, end, studentId, topic, origin, plan } = booking;
  return {
    bookingId: _id,
    state,
    date,
    start,
    end,
    studentId,
    studentName: student?.name ?? '不在名单里的学生',
    className: student?.className ?? '',
    topic,
    origin,
    plan,
    room: roomOf(desk, booking.roomId).name,
  };
}

const openStates: readonly Booking['state'][] = ['confirmed', 'to-adjust', 'done', 'no-show'];

export function proposalView(desk: BookingDesk, booking: Booking, studentName: string): Proposal {
  const { _id, state, date, start, end, answerBy } = booking;
  return {
    bookingId: _id,
    state: state === 'proposed' ? 'waiting' : openStates.includes(state) ? 'agreed' : 'over',
    studentName,
    date,
    start,
    end,
    counsellor: counsellorView(desk, booking.counsellorId),
    answerBy: state === 'proposed' ? answerBy : null,
  };
}

export function hasBegun(booking: Pick<Booking, 'date' | 'start'>, nowMs: number): boolean {
  return startMsOf(booking.date, booking) <= nowMs;
}
