/** 今日预约 (B1, B3): a counsellor's day with names, and the requests that wait for a reason (B2). */
import {
  bookingStudents as studentsContract,
  counsellorDay as contract,
} from '../../../src/shared/bookings/counsellor-contracts';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { openSlots } from '../../../src/shared/bookings/slots';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { find } from '../../platform/store';
import { bookingRequests, bookings, type Booking } from './collections';
import { actedFor, availabilityOf, loadDesk, type BookingDesk } from './desk';
import { readDeparted } from './departed';
import { readTakenDays, type TakenDays } from './taken-days';
import { counsellorView, dayBooking } from './views';

export function counsellorDay(people: PeoplePort) {
  return defineAction(contract, async ({ date, counsellorId }, { caller, nowMs }) => {
    const { schoolId } = caller;
    const desk = await loadDesk(people, schoolId, nowMs);
    const isLead = caller.roles.includes('lead-counsellor');
    const departed = isLead ? await readDeparted(desk) : [];
    const ofId = actedFor(desk, caller, counsellorId, departed);
    const [own, days, requests] = await Promise.all([
      find(bookings, { schoolId, counsellorId: ofId, date }),
      readTakenDays(schoolId, date, date),
      find(bookingRequests, {
        schoolId,
        month: command.gte(monthOfDate(toLocalDate(nowMs))),
        counsellorId: ofId,
      }),
    ]);
    const students = await people.students(
      schoolId,
      [...own, ...requests].map(({ studentId }) => studentId),
    );
    const byId = new Map(students.map((student) => [student.personId, student]));
    return {
      date,
      counsellor: counsellorView(desk, ofId),
      colleagues: isLead
        ? [
            ...desk.colleagues.map(({ personId }) => counsellorView(desk, personId)),
            ...departed.map((personId) => ({ personId, name: '已离岗的老师' })),
          ]
        : [],
      closed: days.day(date, ofId)?.closed ?? false,
      bookings: own
        .filter(isShown)
        .sort((one, other) => (one.start < other.start ? -1 : 1))
        .map((booking) => dayBooking(desk, booking, byId.get(booking.studentId))),
      ...roomLeft(desk, days, date, ofId),
      requests: requests.map(({ _id, state, studentId, month }) => ({
        requestId: _id,
        state,
        studentName: byId.get(studentId)?.name ?? '不在名单里的学生',
        className: byId.get(studentId)?.className ?? '',
        month,
      })),
    };
  });
}

/** What was cancelled is nobody's business any more. */
function isShown({ state }: Booking): boolean {
  return state !== 'cancelled';
}

function roomLeft(desk: BookingDesk, days: TakenDays, date: string, counsellorId: string) {
  const availability = availabilityOf(desk, counsellorId);
  const query = { nowMs: desk.nowMs, forWaiting: true };
  const line = days.waits(date)?.entries ?? [];
  return {
    open: openSlots(date, availability, days.of(date), desk.facts, query).length,
    waiting: line.filter((one) => one.counsellorId === null || one.counsellorId === counsellorId)
      .length,
  };
}

export function bookingStudents(people: PeoplePort) {
  return defineAction(studentsContract, async ({ classId }, { caller }) => {
    const classes = await people.classes(caller.schoolId);
    if (classId !== null && !classes.some((one) => one.classId === classId))
      throw new AppError('not-found', 'class');
    const students = classId === null ? [] : await people.studentsOfClass(caller.schoolId, classId);
    return {
      classes: classes.map(({ classId: id, name }) => ({ classId: id, name })),
      students: students.map(({ personId, name }) => ({ personId, name })),
    };
  });
}
