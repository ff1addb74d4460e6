/** One valid input per action of bookings (B1–B3). */
import type { InputOf } from '../../../src/shared/action/contract';
import type { bookingContracts } from '../../../src/shared/bookings/contracts';
import type { Objects } from '../examples';

type BookingContract = (typeof bookingContracts)[number];
type BookingExamples = {
  readonly [N in BookingContract['name']]: (
    objects: Objects,
  ) => InputOf<Extract<BookingContract, { name: N }>>;
};

/** A school day with free slots, far from what the seed fills. */
export const exampleDate = '2026-10-21';
/** The seed fills it whole: it has a line. */
export const fullDate = '2026-10-15';

export const bookingExamples: BookingExamples = {
  'bookings.days': ({ colleagueId }) => ({ counsellorId: colleagueId }),
  'bookings.hold': ({ colleagueId, slotDate, slotStart }) => ({
    counsellorId: colleagueId,
    date: slotDate,
    start: slotStart,
  }),
  'bookings.release': () => ({}),
  'bookings.confirm': ({ colleagueId, slotDate, slotStart }) => ({
    counsellorId: colleagueId,
    date: slotDate,
    start: slotStart,
    topic: 'study',
  }),
  'bookings.reschedule': ({ bookingId, colleagueId, slotDate, slotStart }) => ({
    bookingId,
    counsellorId: colleagueId,
    date: slotDate,
    start: slotStart,
  }),
  'bookings.cancel': ({ bookingId }) => ({ bookingId }),
  'bookings.mine': () => ({}),
  'bookings.join-waiting': ({ colleagueId }) => ({ date: fullDate, counsellorId: colleagueId }),
  'bookings.leave-waiting': ({ waitId }) => ({ waitId }),
  'bookings.answer-offer': ({ waitId }) => ({ waitId, accept: false }),
  'bookings.answer-proposal': ({ bookingId }) => ({ bookingId, accept: true }),
  'bookings.ask-more': ({ colleagueId }) => ({ month: '2026-10', counsellorId: colleagueId }),
  'bookings.propose': ({ studentId, colleagueId, slotDate, slotStart }) => ({
    studentId,
    counsellorId: colleagueId,
    date: slotDate,
    start: slotStart,
  }),
  'bookings.proposals': () => ({}),
  'bookings.withdraw': ({ bookingId }) => ({ bookingId }),
  'bookings.day': ({ counsellorId }) => ({ date: exampleDate, counsellorId }),
  'bookings.students': ({ classId }) => ({ classId }),
  'bookings.enter': ({ studentId, slotDate, slotStart }) => ({
    studentId,
    date: slotDate,
    start: slotStart,
    plan: false,
  }),
  'bookings.mark': ({ bookingId }) => ({ bookingId, came: false }),
  'bookings.mark-plan': ({ bookingId }) => ({ bookingId, plan: false }),
  'bookings.put-off': ({ bookingId }) => ({ bookingId, reason: '老师要去开会' }),
  'bookings.availability': ({ counsellorId }) => ({ counsellorId }),
  'bookings.save-availability': ({ counsellorId, slotDate, slotStart, hoursVersion }) => ({
    counsellorId,
    weekly: [{ day: 1, start: '12:00', end: '17:00' }],
    exceptions: [{ date: slotDate, windows: [{ start: slotStart, end: '17:00' }] }],
    version: hoursVersion,
  }),
  'bookings.open-day': ({ counsellorId, slotDate, slotStart, hoursVersion }) => ({
    counsellorId,
    date: slotDate,
    windows: [{ start: slotStart, end: '17:00' }],
    version: hoursVersion,
  }),
  'bookings.close-day': ({ counsellorId, slotDate }) => ({
    counsellorId,
    date: slotDate,
    reason: '老师要去培训',
  }),
  'bookings.reopen-day': ({ counsellorId, slotDate }) => ({ counsellorId, date: slotDate }),
  'bookings.forward-request': ({ requestId }) => ({ requestId, reason: '想再陪一次' }),
  'bookings.rooms': () => ({}),
  'bookings.save-room': ({ roomId, roomName, roomsVersion }) => ({
    roomId,
    name: roomName,
    place: '综合楼 1 层，走廊尽头',
    version: roomsVersion,
  }),
  'bookings.close-room': ({ roomId, slotDate }) => ({
    roomId,
    from: slotDate,
    reason: '要刷墙',
  }),
  'bookings.reopen-room': ({ roomId }) => ({ roomId }),
  'bookings.requests': () => ({}),
  'bookings.decide': ({ requestRef }) => ({ ref: requestRef, approve: true }),
};

/** Fields in which null is an answer: whoever is free, one's own day, the list of classes, no topic, a new room. */
export const bookingNulls: readonly string[] = [
  'bookings.days counsellorId',
  'bookings.hold counsellorId',
  'bookings.confirm counsellorId',
  'bookings.confirm topic',
  'bookings.reschedule counsellorId',
  'bookings.join-waiting counsellorId',
  'bookings.propose counsellorId',
  'bookings.day counsellorId',
  'bookings.students classId',
  'bookings.save-room roomId',
];
