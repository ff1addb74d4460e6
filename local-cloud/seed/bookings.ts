/**
 * What the demonstration shows of bookings (B1–B3): rooms, hours, a day that is full, students with a session
 * ahead, one who has used the month's four, requests that wait. Placed by the product's own rules.
 */
import { takeSlot } from '../../src/shared/bookings/guard';
import { emptyDay, type DayLedger } from '../../src/shared/bookings/day-ledger';
import {
  emptyMonth,
  withoutSession,
  type MonthLedger,
} from '../../src/shared/bookings/month-ledger';
import { monthOfDate, type Topic } from '../../src/shared/bookings/model';
import { bookingFiguresAt } from '../../src/shared/bookings/policy';
import { slotsOn, type Availability } from '../../src/shared/bookings/slots';
import { createSchoolCalendar, toLocalDate, type SchoolCalendar } from '../../src/shared/time';
import {
  bookingAvailability,
  type StoredAvailability,
} from '../../cloudfunctions/features/bookings/availability-collection';
import {
  bookingDays,
  bookingMonths,
  bookingRequests,
  bookingRooms,
  bookings,
  type Booking,
  type BookingRequest,
  type StoredRooms,
} from '../../cloudfunctions/features/bookings/collections';
import { dayId, monthId } from '../../cloudfunctions/features/bookings/ids';
import type { SeededSchool } from './build-school';
import type { FeatureSeed } from './feature-seed';

const afternoon = { start: '12:00', end: '17:00' };
const noon = { start: '12:00', end: '14:00' };
const everyDay = [1, 2, 3, 4, 5, 6];
/** Who is there when, by the number of the counsellor; 6 is a make-up Saturday. */
const patterns = [
  everyDay.map((day) => ({ day, ...afternoon })),
  [1, 3, 5].map((day) => ({ day, ...afternoon })),
  [2, 4].map((day) => ({ day, ...afternoon })),
  everyDay.map((day) => ({ day, ...noon })),
];
const partTime = [{ day: 3, start: '14:30', end: '17:00' }];

function roomsOf(schoolId: string, isSmall: boolean): StoredRooms {
  const rooms = [
    { roomId: `${schoolId}-room-1`, name: '心语屋', place: '综合楼 2 层，从东侧楼梯上' },
    { roomId: `${schoolId}-room-2`, name: '倾听室', place: '综合楼 3 层，图书角旁边' },
  ].map((room) => ({ ...room, closedFrom: null }));
  return {
    _id: schoolId,
    rooms: isSmall ? rooms.slice(0, 1) : rooms,
    dayParts: [
      { name: '午休', start: '12:00', end: '13:50', lesson: false },
      { name: '上课', start: '13:50', end: '16:00', lesson: true },
      { name: '放学后', start: '16:00', end: '18:00', lesson: false },
    ],
    arranged: [],
    sweepUntilMs: null,
    version: 1,
  };
}

function hoursOf({ staff, plan }: SeededSchool): StoredAvailability[] {
  return staff
    .filter(({ role }) => role === 'counsellor')
    .map(({ _id }, index) => ({
      _id,
      schoolId: plan.schoolId,
      weekly: _id.startsWith(`${plan.schoolId}-pool-`) ? partTime : (patterns[index] ?? partTime),
      exceptions: [],
      version: 1,
    }));
}

interface Placing {
  student: number;
  counsellor: number;
  date: string;
  slot: number;
  state?: Booking['state'];
  topic?: Topic;
}

/** Puts bookings into a school by the rules that guard them; what does not fit is left out. */
class Ledger {
  readonly placed: Booking[] = [];
  readonly days = new Map<
    string,
    { kind: 'counsellor' | 'room'; resourceId: string; date: string; day: DayLedger }
  >();
  readonly months = new Map<string, { studentId: string; month: string; ledger: MonthLedger }>();

  constructor(
    private readonly school: SeededSchool,
    private readonly rooms: StoredRooms,
    private readonly hours: readonly StoredAvailability[],
    private readonly calendar: SchoolCalendar,
  ) {}

  place({ student, counsellor, date, slot: number, state = 'confirmed', topic }: Placing): void {
    const figures = bookingFiguresAt([], 0);
    const hours = this.hours[counsellor];
    const studentId = this.school.students[student]?._id;
    if (!hours || studentId === undefined) return;
    const availability: Availability = { ...hours, counsellorId: hours._id };
    const facts = { figures, calendar: this.calendar, school: this.rooms };
    const stretch = slotsOn(date, availability, facts)[number];
    if (!stretch) return;
    const slot = { date, ...stretch };
    const bookingId = `${this.school.plan.schoolId}-seed-booking-${this.placed.length + 101}`;
    const month = monthOfDate(date);
    const taken = takeSlot(
      {
        counsellorDay: this.day('counsellor', hours._id, date).day,
        roomDays: this.rooms.rooms.map(({ roomId }) => ({
          roomId,
          day: this.day('room', roomId, date).day,
        })),
        month: this.month(studentId, month).ledger,
      },
      {
        slot,
        ref: bookingId,
        bookingId,
        kind: 'booking',
        untilMs: null,
        insteadOf: [],
        counts: true,
        bufferMinutes: figures.bufferMinutes,
        monthlySessions: figures.monthlySessions,
        nowMs: 0,
      },
    );
    if (!taken.ok) return;
    this.day('counsellor', hours._id, date).day = taken.counsellorDay;
    this.day('room', taken.roomId, date).day = taken.roomDay;
    this.month(studentId, month).ledger =
      state === 'no-show' ? withoutSession(taken.month, bookingId) : taken.month;
    this.placed.push({
      _id: bookingId,
      schoolId: this.school.plan.schoolId,
      studentId,
      counsellorId: hours._id,
      roomId: taken.roomId,
      date,
      ...stretch,
      state,
      topic: topic ?? null,
      plan: false,
      origin: 'student',
      proposedById: null,
      answerBy: null,
      move: 0,
      reminders: [],
      version: 0,
    });
  }

  private day(kind: 'counsellor' | 'room', resourceId: string, date: string) {
    const _id = dayId[kind](resourceId, date);
    const known = this.days.get(_id) ?? { kind, resourceId, date, day: emptyDay };
    this.days.set(_id, known);
    return known;
  }

  month(studentId: string, month: string) {
    const _id = monthId(studentId, month);
    const known = this.months.get(_id) ?? { studentId, month, ledger: emptyMonth };
    this.months.set(_id, known);
    return known;
  }
}

/** Students by their place in the school's list; the first class is the highest grade's first. */
const withOneAhead = 0;
const withFourUsed = 4;
const askedForMore = 50;
const waitsForLeaders = 100;
const firstOfFullDay = 140;

function fill(ledger: Ledger, calendar: SchoolCalendar, today: string): void {
  const ahead = (days: number) => calendar.addSchoolDays(today, days);
  const daysOfMonth = schoolDaysOfMonth(calendar, today);
  ledger.place({ student: withOneAhead, counsellor: 0, date: ahead(2), slot: 5, topic: 'study' });
  ledger.place({ student: 8, counsellor: 0, date: ahead(0), slot: 0, topic: 'classmates' });
  ledger.place({ student: 30, counsellor: 0, date: ahead(0), slot: 4 });
  ledger.place({ student: 61, counsellor: 0, date: ahead(1), slot: 1, topic: 'family' });
  const missed = daysOfMonth.filter((date) => date < today).at(-1);
  if (missed !== undefined)
    ledger.place({ student: withOneAhead, counsellor: 0, date: missed, slot: 3, state: 'no-show' });
  // The month's four: done before today, confirmed from today on.
  const four = [
    { student: withFourUsed, counsellor: 3, slot: 0 },
    { student: askedForMore, counsellor: 3, slot: 1 },
    { student: waitsForLeaders, counsellor: 0, slot: 2 },
  ];
  for (const one of four)
    for (const date of daysOfMonth.slice(0, 4))
      ledger.place({ ...one, date, state: date < today ? 'done' : 'confirmed' });
  // Both rooms, all afternoon: a day that is full.
  for (let slot = 0; slot < 6; slot += 1)
    for (const [place, counsellor] of [0, 1, 2].entries())
      ledger.place({
        student: firstOfFullDay + slot * 3 + place,
        counsellor,
        date: ahead(3),
        slot,
      });
}

function schoolDaysOfMonth(calendar: SchoolCalendar, today: string): string[] {
  const { startDate, endDate } = calendar.periodOf('month', today);
  const days: string[] = [];
  for (let date = calendar.addSchoolDays(startDate, 0); date <= endDate;)
    (days.push(date), (date = calendar.addSchoolDays(date, 1)));
  return days;
}

function requestsOf(
  { plan, students }: SeededSchool,
  hours: readonly StoredAvailability[],
  month: string,
) {
  const request = (student: number, state: BookingRequest['state'], reason: string | null) => ({
    _id: `${plan.schoolId}-seed-request-${student}`,
    schoolId: plan.schoolId,
    ref: `${plan.schoolId}-seed-reference-${student}`,
    studentId: students[student]?._id ?? '',
    grade: students[student]?.grade ?? null,
    month,
    counsellorId: hours[0]?._id ?? '',
    state,
    reason,
    version: 0,
  });
  return [
    request(askedForMore, 'asked', null),
    request(waitsForLeaders, 'forwarded', '家里这两周有变化，约好的四次都在谈这件事，想再陪一次。'),
  ];
}

export const seedBooking: FeatureSeed = (school, nowMs) => {
  const { schoolId, siblings } = school.plan;
  const isSmall = siblings === null;
  const today = toLocalDate(nowMs);
  const calendar = createSchoolCalendar(school.school.calendar);
  const rooms = roomsOf(schoolId, isSmall);
  const hours = hoursOf(school);
  const ledger = new Ledger(school, rooms, hours, calendar);
  if (!isSmall) fill(ledger, calendar, today);
  const month = monthOfDate(today);
  const used = ledger.month(school.students[waitsForLeaders]?._id ?? '', month).ledger;
  // Without four sessions nobody asks for a fifth: a vacation's demonstration has no request.
  const requests = used.sessions.length === 4 ? requestsOf(school, hours, month) : [];
  return [
    [bookingRooms, [rooms]],
    [bookingAvailability, hours],
    [bookings, ledger.placed],
    [
      bookingDays,
      [...ledger.days].map(([_id, { kind, resourceId, date, day }]) => ({
        _id,
        schoolId,
        kind,
        resourceId,
        date,
        closed: false,
        closing: false,
        entries: [...day.entries],
        version: 0,
      })),
    ],
    [
      bookingMonths,
      [...ledger.months]
        .filter(([, { studentId }]) => studentId !== '')
        .map(([_id, { studentId, month: ofMonth, ledger: sessions }]) => ({
          _id,
          schoolId,
          studentId,
          month: ofMonth,
          sessions: [...sessions.sessions],
          granted: sessions.granted,
          asked: [],
          version: 0,
        })),
    ],
    [bookingRequests, requests],
  ];
};
