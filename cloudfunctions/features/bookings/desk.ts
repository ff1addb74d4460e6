/** What every act of booking needs to know of a school: figures, calendar, rooms, who can be booked (B1). */
import { bookingFiguresAt, type BookingFigures } from '../../../src/shared/bookings/policy';
import type { Room } from '../../../src/shared/bookings/rooms';
import type { Availability, SlotFacts } from '../../../src/shared/bookings/slots';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { AppError } from '../../platform/errors';
import { requireOwn } from '../../platform/scopes';
import { loadSchool, type School } from '../../platform/school';
import { find, getById } from '../../platform/store';
import { bookingAvailability } from './availability-collection';
import { bookingRooms } from './collections';

export interface Counsellor {
  personId: string;
  name: string;
}

export interface BookingDesk {
  schoolId: string;
  nowMs: number;
  school: School;
  figures: BookingFigures;
  facts: SlotFacts;
  /** Whoever holds the role today, in the order of the roster. */
  colleagues: readonly Counsellor[];
  /** Those of them who have said when they are there. */
  counsellors: readonly Counsellor[];
  availability: ReadonlyMap<string, Availability>;
}

const noRooms = { rooms: [], dayParts: [], arranged: [] };

export async function loadDesk(
  people: PeoplePort,
  schoolId: string,
  nowMs: number,
): Promise<BookingDesk> {
  const today = toLocalDate(nowMs);
  const [school, rooms, stored, colleagues] = await Promise.all([
    loadSchool(schoolId, nowMs),
    getById(bookingRooms, schoolId),
    find(bookingAvailability, { schoolId }),
    people.staffWith(schoolId, ['counsellor', 'lead-counsellor'], today),
  ]);
  const availability = new Map(
    stored.map((one) => [one._id, { ...one, counsellorId: one._id }] as const),
  );
  const figures = bookingFiguresAt(school.policyValues, nowMs);
  return {
    schoolId,
    nowMs,
    school,
    figures,
    facts: { figures, calendar: school.calendar, school: rooms ?? noRooms },
    colleagues,
    counsellors: colleagues.filter(({ personId }) => availability.has(personId)),
    availability,
  };
}

/** Throws `not-found` for somebody who cannot be booked at this school. */
export function counsellorOf(desk: BookingDesk, counsellorId: string): Counsellor {
  const found = desk.counsellors.find(({ personId }) => personId === counsellorId);
  if (!found) throw new AppError('not-found', 'counsellor');
  return found;
}

export function availabilityOf(desk: BookingDesk, counsellorId: string): Availability {
  return desk.availability.get(counsellorId) ?? { counsellorId, weekly: [], exceptions: [] };
}

/**
 * The counsellor whose day or hours a call is about: the caller, or any colleague where the lead asks, `departed`
 * included: their bookings are somebody's still. Throws `not-found` for everybody else's.
 */
export function actedFor(
  desk: BookingDesk,
  caller: { personId: string; roles: readonly string[] },
  counsellorId: string | null,
  departed: readonly string[] = [],
): string {
  if (counsellorId === null || counsellorId === caller.personId) return caller.personId;
  const isLead = caller.roles.includes('lead-counsellor');
  const ofSchool = [...desk.colleagues.map(({ personId }) => personId), ...departed];
  requireOwn(isLead ? ofSchool : [], counsellorId);
  return counsellorId;
}

/** A colleague who left keeps their place in old bookings, without a name. */
export function counsellorName(desk: BookingDesk, counsellorId: string): string {
  const found = desk.colleagues.find(({ personId }) => personId === counsellorId);
  return found === undefined ? '心理老师' : `${found.name}老师`;
}

export function roomOf(desk: BookingDesk, roomId: string): Room {
  const found = desk.facts.school.rooms.find((room) => room.roomId === roomId);
  return found ?? { roomId, name: '心理辅导室', place: '', closedFrom: null };
}
