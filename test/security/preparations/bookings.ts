/** What must be there before an allowed call of booking can succeed, made anew each time (B1–B3). */
import type { Role } from '../../../src/shared/action/contract';
import {
  closeDay,
  enterBooking,
  forwardRequest,
  readAvailability,
} from '../../../src/shared/bookings/counsellor-contracts';
import { proposeBooking } from '../../../src/shared/bookings/family-contracts';
import {
  askForMore,
  cancelBooking,
  holdSlot,
  joinWaiting,
} from '../../../src/shared/bookings/student-contracts';
import { at, minuteMs } from '../../harness/world';
import type { ActionName } from '../examples';
import { fullDate } from '../examples/bookings';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation, Prepared } from '../preparations';
import { BookingSupplies, lastDate, lin } from './booking-supplies';

type Table = Partial<Record<ActionName, Preparation>>;

const markMinutes = 30;

export function bookingPreparations(matrix: () => MatrixWorld): Table {
  const supplies = new BookingSupplies(matrix);
  return { ...ofStudents(matrix, supplies), ...ofLines(matrix, supplies), ...ofStaff(supplies) };
}

function ofStudents(matrix: () => MatrixWorld, supplies: BookingSupplies): Table {
  const freeSlot: Preparation = () =>
    Promise.resolve({
      person: matrix().freshStudent(),
      objects: { colleagueId: lin, ...supplies.slot() },
    });
  const ownBooking: Preparation = async () => {
    const person = matrix().freshStudent();
    const bookingId = await supplies.booking(person);
    return { person, objects: { bookingId, colleagueId: lin, ...supplies.slot() } };
  };
  const proposal = async (role: Role) => {
    const { grownUp, child } = supplies.family(role);
    const { slotDate: date, slotStart: start } = supplies.slot();
    const actor = await matrix().world.as(grownUp);
    const input = { studentId: child.personId, counsellorId: lin, date, start };
    const { proposal: made } = await actor.call(proposeBooking, input);
    return { grownUp, child, bookingId: made.bookingId };
  };
  return {
    'bookings.hold': freeSlot,
    'bookings.confirm': freeSlot,
    'bookings.release': async (role) => {
      const prepared = await freeSlot(role);
      const { slotDate: date = '', slotStart: start = '' } = prepared.objects;
      const actor = await matrix().world.as(prepared.person);
      await actor.call(holdSlot, { counsellorId: lin, date, start });
      return prepared;
    },
    'bookings.reschedule': ownBooking,
    'bookings.cancel': ownBooking,
    'bookings.ask-more': async () => {
      const person = await supplies.studentWithFullMonth();
      return { person, objects: { colleagueId: lin } };
    },
    'bookings.answer-proposal': async () => {
      const { child, bookingId } = await proposal('guardian');
      return { person: child, objects: { bookingId } };
    },
    'bookings.propose': (role) => {
      const { grownUp, child } = supplies.family(role);
      const objects = { studentId: child.personId, colleagueId: lin, ...supplies.slot() };
      return Promise.resolve({ person: grownUp, objects });
    },
    'bookings.proposals': (role) =>
      Promise.resolve({ person: supplies.family(role).grownUp, objects: {} }),
    'bookings.withdraw': async (role) => {
      const { grownUp, bookingId } = await proposal(role);
      return { person: grownUp, objects: { bookingId } };
    },
  };
}

function ofLines(matrix: () => MatrixWorld, supplies: BookingSupplies): Table {
  const inLine = async (date: string): Promise<Prepared> => {
    const person = matrix().freshStudent();
    const actor = await matrix().world.as(person);
    const { wait } = await actor.call(joinWaiting, { date, counsellorId: lin });
    return { person, objects: { waitId: wait.waitId } };
  };
  return {
    'bookings.join-waiting': () =>
      Promise.resolve({ person: matrix().freshStudent(), objects: { colleagueId: lin } }),
    'bookings.leave-waiting': () => inLine(fullDate),
    'bookings.answer-offer': async () => {
      const { world } = matrix();
      const { date, holder, bookingId } = await supplies.fullDay();
      const prepared = await inLine(date);
      await (await world.as(holder)).call(cancelBooking, { bookingId });
      const markMs = markMinutes * minuteMs;
      const nextMs = Math.ceil(((await world.nowMs()) + 1) / markMs) * markMs;
      const isNight = nextMs >= at('2026-10-12', '19:30') || nextMs < at('2026-10-12', '08:00');
      if (isNight) throw new Error('the line is served by day: this file took too long');
      await world.skipTo(nextMs);
      return prepared;
    },
  };
}

function ofStaff(supplies: BookingSupplies): Table {
  const entered =
    (when: 'past' | 'ahead'): Preparation =>
    async (role) => {
      const { person, actor } = await supplies.staff(role);
      const { slotDate: date, slotStart: start } =
        when === 'past' ? supplies.past() : supplies.slot();
      const studentId = supplies.student().personId;
      const input = { studentId, date, start, plan: true };
      const { booking } = await actor.call(enterBooking, input);
      return { person, objects: { bookingId: booking.bookingId } };
    };
  const request = async (role: Role): Promise<Prepared> => {
    const { person } = await supplies.staff(role);
    const student = await supplies.studentWithFullMonth();
    const asking = await supplies.as(student);
    const counsellorId = role === 'counsellor' ? person.personId : lin;
    await asking.call(askForMore, { month: '2026-10', counsellorId });
    return { person, objects: await supplies.requestOf(student.personId) };
  };
  return {
    'bookings.enter': async (role) => ({
      person: (await supplies.staff(role)).person,
      objects: { studentId: supplies.student().personId, ...supplies.past() },
    }),
    'bookings.mark': entered('past'),
    'bookings.mark-plan': entered('ahead'),
    'bookings.put-off': entered('ahead'),
    'bookings.save-availability': async (role) => {
      const { person, actor, poolId } = await supplies.ofPool(role);
      const { version } = await actor.call(readAvailability, { counsellorId: poolId });
      const objects = { counsellorId: poolId, hoursVersion: version, ...supplies.slot() };
      return { person, objects };
    },
    'bookings.open-day': async (role) => {
      const { person, actor, poolId } = await supplies.ofPool(role);
      const { version } = await actor.call(readAvailability, { counsellorId: poolId });
      const objects = { counsellorId: poolId, hoursVersion: version, ...supplies.slot() };
      return { person, objects };
    },
    'bookings.close-day': async (role) => {
      const { person, poolId } = await supplies.ofPool(role);
      return { person, objects: { counsellorId: poolId, slotDate: supplies.nextDay() } };
    },
    'bookings.reopen-day': async (role) => {
      const { person, actor, poolId } = await supplies.ofPool(role);
      const slotDate = supplies.nextDay();
      await actor.call(closeDay, { counsellorId: poolId, date: slotDate, reason: '老师要去培训' });
      return { person, objects: { counsellorId: poolId, slotDate } };
    },
    'bookings.save-room': async (role) => {
      const { person } = await supplies.staff(role);
      return { person, objects: await supplies.spareRoom('open') };
    },
    'bookings.close-room': async (role) => {
      const { person } = await supplies.staff(role);
      return { person, objects: { ...(await supplies.spareRoom('open')), slotDate: lastDate } };
    },
    'bookings.reopen-room': async (role) => {
      const { person } = await supplies.staff(role);
      return { person, objects: await supplies.spareRoom('closed') };
    },
    'bookings.forward-request': request,
    'bookings.decide': async (role) => {
      const prepared = await request('counsellor');
      const actor = await supplies.as(prepared.person);
      const requestId = prepared.objects.requestId ?? '';
      await actor.call(forwardRequest, { requestId, reason: '想再陪一次' });
      return { person: (await supplies.staff(role)).person, objects: prepared.objects };
    },
  };
}
