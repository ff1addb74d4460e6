/**
 * B1: a guardian or class teacher books for a child; it holds with the child's yes. Nobody learns from it how often
 * or when the child comes of its own: what stands in the way is always "this time is taken".
 */
import {
  listProposals as listContract,
  proposeBooking as proposeContract,
  withdrawProposal as withdrawContract,
} from '../../../src/shared/bookings/family-contracts';
import { proposalLadder, proposalLadderId } from '../../../src/shared/bookings/ladders';
import { nextHalfDayMs, proposalEndMs } from '../../../src/shared/bookings/moments';
import { startLadder, stopLadder } from '../../../src/shared/ladder';
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { addDays, toLocalDate, toLocalTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { addLadder, ladders, saveLadder, type LadderPort } from '../../platform/ladder-runner';
import { queueEffects } from '../../platform/outbox';
import { childIdsOf, classIdsOf } from '../../platform/scopes';
import { find, getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookings, type Booking } from './collections';
import { stateAfter } from './change-booking';
import { loadDesk, type BookingDesk } from './desk';
import { bookingAct, GuardBook } from './guard-book';
import { bookingIdOf } from './ids';
import { addBooking, candidatesFor, saveBooking, takeFrom, type SlotAsked } from './place-booking';
import { bookingSubject, familyDrafts } from './reminders';
import { proposalView } from './views';

const daysBack = 14;
const instanceIdOf = (bookingId: string) => `proposal.${bookingId}`;

/** The child, when the caller may propose for it: their own, or one of their class. */
async function childOf(
  people: PeoplePort,
  { caller }: ActionContext,
  studentId: string,
): Promise<StudentFacts> {
  const isOwn = childIdsOf(caller).includes(studentId);
  const student = await people.student(caller.schoolId, studentId);
  const isOfClass =
    student !== null && classIdsOf(caller, 'class-teacher').includes(student.classId);
  if (student === null || (!isOwn && !isOfClass)) throw new AppError('not-found', 'child');
  return student;
}

export function proposeBooking(people: PeoplePort) {
  return defineAction(proposeContract, async ({ studentId, ...asked }, context) => {
    const { caller, nowMs, requestId } = context;
    const { schoolId, personId } = caller;
    const student = await childOf(people, context, studentId);
    const desk = await loadDesk(people, schoolId, nowMs);
    const bookingId = bookingIdOf(schoolId, personId, requestId);
    const repeated = await getById(bookings, bookingId);
    if (repeated)
      return {
        proposal: proposalView(desk, sameOrConflict(repeated, studentId, asked), student.name),
      };
    const candidates = await candidatesFor(desk, asked, []);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const existing = await transaction.get(bookings, bookingId);
      if (existing) return sameOrConflict(existing, studentId, asked);
      return addProposal(transaction, book, { bookingId, studentId, asked, candidates, context });
    });
    return { proposal: proposalView(desk, booking, student.name) };
  });
}

function sameOrConflict(booking: Booking, studentId: string, asked: SlotAsked): Booking {
  const isSameAct =
    booking.studentId === studentId &&
    (booking.move > 0 || (booking.date === asked.date && booking.start === asked.start));
  if (!isSameAct) throw new AppError('request-conflict', 'proposal');
  return booking;
}

interface Proposing {
  bookingId: string;
  studentId: string;
  asked: SlotAsked;
  candidates: readonly string[];
  context: ActionContext;
}

async function addProposal(
  transaction: Transaction,
  book: GuardBook,
  { bookingId, studentId, asked, candidates, context }: Proposing,
): Promise<Booking> {
  const { desk } = book;
  const { caller } = context;
  const isGuardian = caller.roles.includes('guardian');
  const place = await takeFrom(transaction, book, candidates, asked, {
    studentId,
    ref: bookingId,
    kind: 'proposal',
    untilMs: null,
    insteadOf: [],
    // The month is the child's own affair: it is asked at the yes.
    counts: false,
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'student-busy')
      throw new AppError('slot-taken', 'the child is busy');
    throw error;
  });
  await book.ask(studentId, place.slot.date, { bookingId, byId: caller.personId });
  const endMs = proposalEndMs(desk.nowMs, place.slot, desk.figures);
  await startProposal(transaction, desk, bookingId, endMs);
  if (!isGuardian)
    await context.audit(transaction, {
      act: proposeContract.name,
      object: { kind: bookingSubject, id: bookingId },
      aboutPersonId: studentId,
    });
  return addBooking(transaction, desk, {
    _id: bookingId,
    studentId,
    ...place,
    state: 'proposed',
    origin: isGuardian ? 'guardian' : 'class-teacher',
    proposedById: caller.personId,
    answerBy: { date: toLocalDate(endMs), time: toLocalTime(endMs) },
  });
}

async function startProposal(
  transaction: Transaction,
  desk: BookingDesk,
  bookingId: string,
  endMs: number,
): Promise<void> {
  const startedAtMs = Math.min(nextHalfDayMs(desk.nowMs), endMs);
  const instance = startLadder(proposalLadder(endMs - startedAtMs), {
    _id: instanceIdOf(bookingId),
    schoolId: desk.schoolId,
    subject: { kind: bookingSubject, id: bookingId },
    policyVersion: desk.school.policyVersion,
    startedAtMs,
  });
  await addLadder(transaction, instance);
}

export async function stopProposal(transaction: Transaction, bookingId: string): Promise<void> {
  const instance = await transaction.get(ladders, instanceIdOf(bookingId));
  if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
}

/** Gives the slot back; the child's month never held it. */
export async function endProposal(
  transaction: Transaction,
  book: GuardBook,
  booking: Booking,
): Promise<Booking> {
  await book.release({ ...booking, slot: booking }, booking._id);
  await book.answered(booking.studentId, booking.date, booking._id);
  return saveBooking(transaction, { ...booking, state: 'cancelled' });
}

export function listProposals(people: PeoplePort) {
  return defineAction(listContract, async (_input, context) => {
    const { caller, nowMs } = context;
    const { schoolId, personId } = caller;
    const fromDate = addDays(toLocalDate(nowMs), -daysBack);
    const [desk, own, children] = await Promise.all([
      loadDesk(people, schoolId, nowMs),
      find(
        bookings,
        { schoolId, proposedById: personId, date: command.gte(fromDate) },
        { orderBy: [['date', 'desc']] },
      ),
      childrenOf(people, context),
    ]);
    const students = await people.students(
      schoolId,
      own.map(({ studentId }) => studentId),
    );
    const names = new Map(students.map((student) => [student.personId, student.name]));
    return {
      proposals: own.map((booking) =>
        proposalView(desk, booking, names.get(booking.studentId) ?? ''),
      ),
      children: children.map(({ personId: childId, name, className }) => ({
        personId: childId,
        name,
        className,
      })),
    };
  });
}

async function childrenOf(people: PeoplePort, { caller }: ActionContext): Promise<StudentFacts[]> {
  const { schoolId, personId } = caller;
  const ofClasses = await Promise.all(
    classIdsOf(caller, 'class-teacher').map((classId) => people.studentsOfClass(schoolId, classId)),
  );
  const children = caller.roles.includes('guardian')
    ? await people.childrenOf(schoolId, personId)
    : [];
  const ownIds = childIdsOf(caller);
  const own = children.filter((child) => ownIds.includes(child.personId));
  return [...own, ...ofClasses.flat()];
}

export function withdrawProposal(people: PeoplePort) {
  return defineAction(withdrawContract, async ({ bookingId }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const booking = await bookingAct(desk, async (transaction, book) => {
      const stored = await transaction.get(bookings, bookingId);
      if (stored?.proposedById !== caller.personId) throw new AppError('not-found', 'proposal');
      if (stored.state === 'cancelled') return stored;
      if (stored.state !== 'proposed') throw new AppError('illegal-move', 'answered already');
      stateAfter(stored, 'cancel');
      await stopProposal(transaction, bookingId);
      if (stored.origin === 'class-teacher')
        await context.audit(transaction, {
          act: withdrawContract.name,
          object: { kind: bookingSubject, id: bookingId },
          aboutPersonId: stored.studentId,
        });
      return endProposal(transaction, book, stored);
    });
    const [student] = await people.students(caller.schoolId, [booking.studentId]);
    return { proposal: proposalView(desk, booking, student?.name ?? '') };
  });
}

/** The child is told at the next half-day; without a yes the slot is open again at the end. */
export function proposalPorts(people: PeoplePort): Record<string, LadderPort> {
  return {
    [proposalLadderId]: {
      ladder: ({ dueAtMs, startedAtMs }) => proposalLadder(dueAtMs - startedAtMs),
      async fire(transaction, { instance, firing, nowMs }) {
        const booking = await transaction.get(bookings, instance.subject.id);
        if (booking?.state !== 'proposed') return { stillDue: false, effects: [] };
        if (firing.fire.key === 'asked') {
          const id = `${instance._id}.0`;
          const [toChild] = familyDrafts(
            { ...booking, origin: 'class-teacher' },
            { id, instanceId: null, nowMs },
          );
          return {
            stillDue: true,
            effects: await queueEffects(transaction, toChild ? [toChild] : [], nowMs),
          };
        }
        const book = new GuardBook(transaction, await loadDesk(people, instance.schoolId, nowMs));
        await endProposal(transaction, book, booking);
        await book.save();
        return { stillDue: true, effects: [] };
      },
    },
  };
}
