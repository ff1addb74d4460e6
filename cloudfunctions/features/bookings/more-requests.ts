/**
 * B2: beyond the month's four. The student asks, the counsellor adds a reason, leaders decide seeing grade and
 * reason; an approved request is one session more in that month. Two ladders see that nobody forgets.
 */
import { forwardRequest as forwardContract } from '../../../src/shared/bookings/counsellor-contracts';
import {
  decideRequest as decideContract,
  listRequests as listContract,
  type Decision,
} from '../../../src/shared/bookings/leader-contracts';
import { askForMore as askContract } from '../../../src/shared/bookings/student-contracts';
import { decisionLadder, requestLadder } from '../../../src/shared/bookings/ladders';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { sessionsLeft } from '../../../src/shared/bookings/month-ledger';
import { nextHalfDayMs } from '../../../src/shared/bookings/moments';
import { bookableDates } from '../../../src/shared/bookings/slots';
import { startLadder, stopLadder, type Ladder } from '../../../src/shared/ladder';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { addLadder, ladders, saveLadder } from '../../platform/ladder-runner';
import { queueEffects, type EffectDraft } from '../../platform/outbox';
import { find, getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookingRequests, type BookingRequest } from './collections';
import { actedFor, counsellorOf, loadDesk, type BookingDesk } from './desk';
import { bookingAct, type GuardBook } from './guard-book';
import { requestIdOf, requestRefOf } from './ids';
import { monthsInSight, ownMonth } from './views';

export const requestSubject = 'booking-request';
const instanceIds = {
  reason: (requestId: string) => `request.${requestId}`,
  decision: (requestId: string) => `decision.${requestId}`,
};

export function askForMore(people: PeoplePort) {
  return defineAction(askContract, async ({ month, counsellorId }, { caller, nowMs }) => {
    const { schoolId, personId: studentId } = caller;
    const desk = await loadDesk(people, schoolId, nowMs);
    counsellorOf(desk, counsellorId);
    if (!monthsInSight(bookableDates(nowMs, desk.facts), nowMs).includes(month))
      throw new AppError('illegal-move', 'month');
    const known = await find(bookingRequests, { schoolId, studentId, month });
    const isOpen = known.some(({ state }) => state === 'asked' || state === 'forwarded');
    const answer = await bookingAct(desk, async (transaction, book) => {
      const ledger = await book.month(studentId, month);
      if (isOpen) return ownMonth(desk, month, ledger, known);
      if (sessionsLeft(ledger, desk.figures.monthlySessions) > 0)
        throw new AppError('illegal-move', 'the month has room');
      const requestId = requestIdOf(studentId, month, known.length);
      const request: BookingRequest = (await transaction.get(bookingRequests, requestId)) ?? {
        _id: requestId,
        schoolId,
        ref: requestRefOf(requestId),
        studentId,
        grade: caller.person.grade,
        month,
        counsellorId,
        state: 'asked',
        reason: null,
        version: -1,
      };
      if (request.version < 0) await addRequest(transaction, desk, { ...request, version: 0 });
      return ownMonth(desk, month, ledger, [request]);
    });
    return { month: answer };
  });
}

async function addRequest(
  transaction: Transaction,
  desk: BookingDesk,
  request: BookingRequest,
): Promise<void> {
  await transaction.add(bookingRequests, request);
  await startFor(transaction, desk, request, requestLadder(), {
    _id: instanceIds.reason(request._id),
    startedAtMs: nextHalfDayMs(desk.nowMs),
  });
}

async function startFor(
  transaction: Transaction,
  desk: BookingDesk,
  request: BookingRequest,
  ladder: Ladder,
  facts: { _id: string; startedAtMs: number },
): Promise<void> {
  const instance = startLadder(ladder, {
    ...facts,
    schoolId: request.schoolId,
    subject: { kind: requestSubject, id: request._id },
    policyVersion: desk.school.policyVersion,
  });
  await addLadder(transaction, instance);
}

async function stop(transaction: Transaction, instanceId: string): Promise<void> {
  const instance = await transaction.get(ladders, instanceId);
  if (instance?.state === 'running') await saveLadder(transaction, stopLadder(instance));
}

/** The clock tells the leaders within the minute: it is the counsellor's tap, and so no child's time. */
export function forwardRequest(people: PeoplePort) {
  return defineAction(forwardContract, async ({ requestId, reason }, context) => {
    const { caller, nowMs } = context;
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const known = await getById(bookingRequests, requestId);
    const student = known && (await people.student(caller.schoolId, known.studentId));
    const request = await bookingAct(desk, async (transaction) => {
      const stored = await transaction.get(bookingRequests, requestId);
      if (stored?.schoolId !== caller.schoolId) throw new AppError('not-found', 'request');
      actedFor(desk, caller, stored.counsellorId);
      if (stored.state === 'forwarded' && stored.reason === reason) return stored;
      if (stored.state !== 'asked') throw new AppError('illegal-move', 'forwarded already');
      if (student !== null && names(reason, student.name))
        throw new AppError('name-in-reason', 'reason');
      const forwarded = { ...stored, state: 'forwarded' as const, reason };
      await saveRequest(transaction, forwarded);
      await stop(transaction, instanceIds.reason(requestId));
      await startFor(transaction, desk, forwarded, decisionLadder(), {
        _id: instanceIds.decision(requestId),
        startedAtMs: nowMs,
      });
      await auditRequest(transaction, context, {
        act: forwardContract.name,
        request: forwarded,
        reason,
      });
      return forwarded;
    });
    return { state: request.state };
  });
}

/** Leaders decide without a name (B2): a slip of the pen stays with the counsellor. */
function names(reason: string, name: string): boolean {
  return name !== '' && reason.replace(/\s/g, '').includes(name.replace(/\s/g, ''));
}

async function saveRequest(transaction: Transaction, request: BookingRequest): Promise<void> {
  const { _id, state, reason, version } = request;
  await transaction.update(bookingRequests, _id, { state, reason, version: version + 1 });
}

/** The log knows the request by its mark, as the leaders do. */
async function auditRequest(
  transaction: Transaction,
  context: ActionContext,
  { act, request, reason }: { act: string; request: BookingRequest; reason?: string },
): Promise<void> {
  await context.audit(transaction, {
    act,
    object: { kind: requestSubject, id: request.ref },
    ...(reason === undefined ? {} : { reason }),
  });
}

const decidable = ['forwarded', 'approved', 'declined'] as const;

export function listRequests() {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const found = await find(bookingRequests, {
      schoolId: caller.schoolId,
      month: command.gte(monthOfDate(toLocalDate(nowMs))),
      state: command.in([...decidable]),
    });
    const waitsFirst = (one: BookingRequest) => (one.state === 'forwarded' ? 0 : 1);
    return {
      requests: found
        .sort((one, other) => waitsFirst(one) - waitsFirst(other) || (one.ref < other.ref ? -1 : 1))
        .map(decisionView),
    };
  });
}

/** No name, no id of a child: what a leader decides on (B2). */
function decisionView({ ref, grade, month, reason, state }: BookingRequest): Decision {
  const decision = state === 'approved' || state === 'declined' ? state : 'waits';
  return { ref, grade, month, reason: reason ?? '', decision };
}

export function decideRequest(people: PeoplePort) {
  return defineAction(decideContract, async ({ ref, approve }, context) => {
    const { caller, nowMs } = context;
    const [known] = await find(bookingRequests, { schoolId: caller.schoolId, ref });
    if (!known || known.state === 'asked') throw new AppError('not-found', 'request');
    const desk = await loadDesk(people, caller.schoolId, nowMs);
    const { request, effects } = await bookingAct(desk, async (transaction, book) => {
      const stored = await transaction.get(bookingRequests, known._id);
      if (!stored) throw new AppError('not-found', 'request');
      const state = approve ? ('approved' as const) : ('declined' as const);
      if (stored.state === state) return { request: stored, effects: [] };
      const isLate = stored.month < monthOfDate(toLocalDate(nowMs));
      if (stored.state !== 'forwarded' || isLate) throw new AppError('illegal-move', 'decided');
      const decided = { ...stored, state };
      await saveRequest(transaction, decided);
      if (approve) await grant(book, decided);
      await stop(transaction, instanceIds.decision(stored._id));
      await auditRequest(transaction, context, { act: decideContract.name, request: decided });
      return {
        request: decided,
        effects: await queueEffects(transaction, tell(decided, nowMs), nowMs),
      };
    });
    context.sendAfterwards(effects);
    return { request: decisionView(request) };
  });
}

/** One session more, in this month only. */
async function grant(book: GuardBook, { studentId, month }: BookingRequest): Promise<void> {
  const ledger = await book.month(studentId, month);
  await book.setMonth(studentId, month, { ...ledger, granted: ledger.granted + 1 });
}

/** The student, neutrally, and the counsellor who asked for it. */
function tell(
  { _id, schoolId, studentId, counsellorId }: BookingRequest,
  nowMs: number,
): EffectDraft[] {
  const common = {
    schoolId,
    priority: 1,
    alsoSubscribe: true,
    notBeforeMs: nowMs,
  };
  const subject = { kind: requestSubject, id: _id, instanceId: null };
  return [
    {
      ...common,
      _id: `decided.${_id}.${counsellorId}`,
      recipient: { kind: 'staff', personId: counsellorId },
      text: { key: 'booking.decided', figures: {} },
      subject: { ...subject, audience: 'owner' },
    },
    {
      ...common,
      _id: `decided.${_id}.${studentId}`,
      recipient: { kind: 'family', personId: studentId },
      text: { key: 'booking.family', figures: {} },
      subject: { ...subject, audience: 'author' },
    },
  ];
}
