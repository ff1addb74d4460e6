/** T1: plan a session, publish it, change it; whoever signed up is told of another time or place. */
import { saveSession as contract } from '../../../src/shared/training/organiser-contracts';
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { termOf } from '../../../src/shared/training/moments';
import { withCapacity } from '../../../src/shared/training/ledger';
import { startMsOf } from '../../../src/shared/training/model';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { trainingLedgers, trainingSessions, type TrainingSession } from './collections';
import { loadTraining, ofSchool, trainingAct, type TrainingDesk } from './desk';
import { ledgerOf } from './family-places';
import { saveLedger } from './promotions';
import { startReminders, stopReminders } from './reminders';
import { madeIdOf, requestRefOf } from './signed';
import { addTelling, guardiansOf } from './tellings';
import { plannedView } from './training-plan';

type Input = ParsedInputOf<typeof contract>;

export function saveSession(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs, requestId } = context;
    const desk = await loadTraining(caller.schoolId, nowMs);
    const _id = input.sessionId ?? madeIdOf(caller.schoolId, caller.personId, requestId);
    const ref = requestRefOf(caller.personId, requestId);
    const saved = await trainingAct(async (transaction) => {
      const stored = await transaction.get(trainingSessions, _id);
      if (stored?.schoolId === caller.schoolId && stored.ref === ref)
        return sameOrConflict(stored, input);
      if (input.start >= input.end) throw new AppError('illegal-move', 'ends before it starts');
      if (input.sessionId === null)
        return addSession(transaction, context, desk, { _id, ref, input });
      const session = ofSchool(stored, caller.schoolId, 'session');
      return changeSession(transaction, context, desk, { people, session, ref, input });
    });
    return { session: await plannedView(desk, saved) };
  });
}

const fieldsOf = ({ title, speaker, place, arrival, steps, ...rest }: Input) => {
  const { date, start, end, capacity, grades } = rest;
  return { title, speaker, place, arrival, steps, date, start, end, capacity, grades };
};

function sameOrConflict(stored: TrainingSession, input: Input): TrainingSession {
  const fields = fieldsOf(input);
  const isSame = Object.entries(fields).every(
    ([field, value]) =>
      JSON.stringify(stored[field as keyof TrainingSession]) === JSON.stringify(value),
  );
  if (!isSame) throw new AppError('request-conflict', 'session');
  return stored;
}

async function addSession(
  transaction: Transaction,
  context: ActionContext,
  desk: TrainingDesk,
  { _id, ref, input }: { _id: string; ref: string; input: Input },
): Promise<TrainingSession> {
  const { schoolId, school } = desk;
  const session: TrainingSession = {
    _id,
    schoolId,
    termId: termOf(school.calendar, input.date).id,
    state: input.publish ? 'published' : 'draft',
    ...fieldsOf(input),
    calledOff: null,
    move: 0,
    ref,
    version: 0,
  };
  requireAhead(session, desk);
  await transaction.add(trainingSessions, session);
  const { capacity } = input;
  await transaction.add(trainingLedgers, {
    _id,
    schoolId,
    capacity,
    open: true,
    entries: [],
    acts: [],
    takenBack: [],
    version: 0,
  });
  if (input.publish) await startReminders(transaction, session, desk);
  await audit(transaction, context, session);
  return session;
}

interface Changing {
  people: PeoplePort;
  session: TrainingSession;
  ref: string;
  input: Input;
}

async function changeSession(
  transaction: Transaction,
  context: ActionContext,
  desk: TrainingDesk,
  { people, session, ref, input }: Changing,
): Promise<TrainingSession> {
  if (session.version !== input.version) throw new AppError('stale-version', 'session');
  if (session.state === 'cancelled') throw new AppError('illegal-move', 'called off');
  const isMoved = hasOther(session, input, ['date', 'start', 'end']);
  if (isMoved && startMsOf(session) <= desk.nowMs && session.state === 'published')
    throw new AppError('illegal-move', 'it has begun');
  const changed: TrainingSession = {
    ...session,
    ...fieldsOf(input),
    termId: termOf(desk.school.calendar, input.date).id,
    state: input.publish ? 'published' : session.state,
    move: session.move + (isMoved ? 1 : 0),
    ref,
    version: session.version + 1,
  };
  if (isMoved) requireAhead(changed, desk);
  await changeSeats(transaction, session, changed);
  await changeReminders(transaction, desk, session, changed);
  if (session.state === 'published' && (isMoved || hasOther(session, input, ['place'])))
    await tellChange(people, transaction, changed);
  const { _id, schoolId: _school, ...patch } = changed;
  await transaction.update(trainingSessions, _id, patch);
  await audit(transaction, context, changed);
  return changed;
}

function hasOther(
  session: TrainingSession,
  input: Input,
  fields: readonly ('date' | 'start' | 'end' | 'place')[],
): boolean {
  return fields.some((field) => session[field] !== input[field]);
}

function requireAhead(session: TrainingSession, { nowMs }: TrainingDesk): void {
  if (session.state === 'published' && startMsOf(session) <= nowMs)
    throw new AppError('illegal-move', 'lies in the past');
}

async function changeSeats(
  transaction: Transaction,
  session: TrainingSession,
  { capacity }: TrainingSession,
): Promise<void> {
  if (session.capacity === capacity) return;
  const stored = await ledgerOf(transaction, session);
  const ledger = withCapacity(stored, capacity);
  if (ledger === null) throw new AppError('seats-taken', 'capacity');
  await saveLedger(transaction, stored, ledger);
}

async function changeReminders(
  transaction: Transaction,
  desk: TrainingDesk,
  before: TrainingSession,
  after: TrainingSession,
): Promise<void> {
  if (after.state !== 'published') return;
  if (before.state === 'published' && before.move === after.move) return;
  if (before.state === 'published') await stopReminders(transaction, before);
  await startReminders(transaction, after, desk);
}

/** Everybody in it and in its line. */
export async function tellChange(
  people: PeoplePort,
  transaction: Transaction,
  session: TrainingSession,
): Promise<void> {
  const { entries } = await ledgerOf(transaction, session);
  const isOff = session.state === 'cancelled';
  await addTelling(transaction, {
    _id: `training.${session._id}.${session.version}.${isOff ? 'cancelled' : 'changed'}`,
    schoolId: session.schoolId,
    session,
    textKey: isOff ? 'training.cancelled' : 'training.changed',
    guardianIds: await guardiansOf(people, session.schoolId, entries),
  });
}

export async function audit(
  transaction: Transaction,
  context: ActionContext,
  { _id }: TrainingSession,
  act: string = contract.name,
  reason?: string,
): Promise<void> {
  await context.audit(transaction, {
    act,
    object: { kind: 'training-session', id: _id },
    ...(reason === undefined ? {} : { reason }),
  });
}
