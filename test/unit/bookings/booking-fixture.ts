/** A school's booking facts to vary in tests: two rooms, one counsellor who is there every afternoon. */
import { bookingFiguresAt, type BookingFigures } from '../../../src/shared/bookings/policy';
import type {
  Availability,
  SchoolRooms,
  SlotFacts,
  TakenDay,
} from '../../../src/shared/bookings/slots';
import {
  createSchoolCalendar,
  localDateTime,
  type CalendarOverride,
} from '../../../src/shared/time';

export const at = (date: string, time: string): number => localDateTime(date, time);

export const figures: BookingFigures = bookingFiguresAt([], 0);

export const rooms: SchoolRooms = {
  rooms: [
    { roomId: 'room-1', name: '心语屋', place: '综合楼 2 层', closedFrom: null },
    { roomId: 'room-2', name: '倾听室', place: '综合楼 3 层', closedFrom: null },
  ],
  dayParts: [
    { name: '午休', start: '12:00', end: '14:00', lesson: false },
    { name: '上课', start: '14:00', end: '16:00', lesson: true },
    { name: '放学后', start: '16:00', end: '18:00', lesson: false },
  ],
  arranged: [],
};

export function slotFacts(
  changes: Partial<BookingFigures> = {},
  overrides: readonly CalendarOverride[] = [],
  school: Partial<SchoolRooms> = {},
): SlotFacts {
  return {
    figures: { ...figures, ...changes },
    calendar: createSchoolCalendar({ overrides, terms: [] }),
    school: { ...rooms, ...school },
  };
}

export const everyAfternoon: Availability = {
  counsellorId: 'lin',
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: '12:00', end: '17:00' })),
  exceptions: [],
};

export const nothingTaken: TakenDay = {
  ofCounsellor: new Map(),
  ofRoom: new Map(),
  waitedFor: new Set(),
};
