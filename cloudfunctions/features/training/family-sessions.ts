/** T1: what a family sees of the term: sessions and lessons meant for its children. */
import {
  listTraining as listContract,
  openSession as openContract,
} from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { endMsOf, isFor } from '../../../src/shared/training/model';
import { familyEntry, type Asking } from '../../../src/shared/training/ledger';
import { countsFrom } from '../../../src/shared/training/moments';
import type { FamilySession } from '../../../src/shared/training/views';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { find, findEvery, getById } from '../../platform/store';
import {
  trainingAttendance,
  trainingLedgers,
  trainingLessons,
  trainingProgress,
  trainingSessions,
  type StoredLedger,
  type TrainingSession,
} from './collections';
import {
  askingOf,
  isOfLaterTerm,
  loadTraining,
  ofSchool,
  ownChildren,
  type TrainingDesk,
} from './desk';
import { seesComing } from './seen-coming';
import { familyLesson, familySession } from './views';

export const attendanceIdOf = (sessionId: string, entryId: string) => `${sessionId}.${entryId}`;
export const progressIdOf = (lessonId: string, guardianId: string) => `${lessonId}.${guardianId}`;

/** In the order of the calendar. */
export function byTime(one: TrainingSession, other: TrainingSession): number {
  return `${one.date} ${one.start}` < `${other.date} ${other.start}` ? -1 : 1;
}

/** Of the term, and whatever is planned beyond it. */
export async function plannedSessions(desk: TrainingDesk): Promise<TrainingSession[]> {
  const { schoolId, term } = desk;
  const date = command.gte(countsFrom(term));
  const found = await findEvery(trainingSessions, { schoolId, date });
  return found
    .filter((session) => session.termId === term.id || isOfLaterTerm(desk, session))
    .sort(byTime);
}

/** A session that families may see; a draft is not there. Whoever has a place keeps it when the grades change. */
export async function familySessionOf(
  people: PeoplePort,
  caller: Caller,
  sessionId: string,
): Promise<TrainingSession> {
  const found = await getById(trainingSessions, sessionId);
  const session = ofSchool(found, caller.schoolId, 'session');
  const children = await ownChildren(people, caller);
  const grades = children.map(({ grade }) => grade);
  const isSeen =
    session.state !== 'draft' &&
    (isFor(session.grades, grades) || (await hasPlace(sessionId, askingOf(caller))));
  return ofSchool(isSeen ? session : null, caller.schoolId, 'session');
}

async function hasPlace(sessionId: string, asking: Asking): Promise<boolean> {
  const ledger = await getById(trainingLedgers, sessionId);
  return ledger !== null && familyEntry(ledger, asking) !== undefined;
}

/** The how-manieth session of its term: what was called off is not counted. */
async function ordinalOf({ schoolId, termId, ...session }: TrainingSession): Promise<number> {
  const held = await find(trainingSessions, { schoolId, termId, state: 'published' });
  return (
    held.filter(
      (one) => byTime(one, { ...session, schoolId, termId }) < 0 && one._id !== session._id,
    ).length + 1
  );
}

/** The session with the family's own place, as it stands now. */
export async function sessionView(
  people: PeoplePort,
  desk: TrainingDesk,
  session: TrainingSession,
  caller: Caller,
): Promise<FamilySession> {
  const sessionId = session._id;
  const [stored, ordinal] = await Promise.all([
    getById(trainingLedgers, sessionId),
    ordinalOf(session),
  ]);
  const ledger = ofSchool(stored, caller.schoolId, 'ledger');
  const asking = askingOf(caller);
  const entry = familyEntry(ledger, asking);
  const came =
    entry !== undefined &&
    (await seesComing(people, {
      session,
      entry,
      attendance: await getById(trainingAttendance, attendanceIdOf(sessionId, entry.entryId)),
      asking,
      nowMs: desk.nowMs,
    }));
  return familySession(session, ledger, {
    asking,
    came,
    ordinal,
    ofLaterTerm: isOfLaterTerm(desk, session),
  });
}

export function openSession(people: PeoplePort) {
  return defineAction(openContract, async ({ sessionId }, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const session = await familySessionOf(people, caller, sessionId);
    const { familyPeople } = desk.figures;
    return { session: await sessionView(people, desk, session, caller), familyPeople };
  });
}

export function listTraining(people: PeoplePort) {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const children = await ownChildren(people, caller);
    const grades = children.map(({ grade }) => grade);
    const [sessions, lessons] = await Promise.all([
      sessionsFor(people, desk, askingOf(caller), grades),
      lessonsFor(desk, caller.personId, grades),
    ]);
    return { sessions, lessons };
  });
}

/** What lies ahead, and what the family came to. */
async function sessionsFor(
  people: PeoplePort,
  desk: TrainingDesk,
  asking: Asking,
  grades: readonly number[],
) {
  const all = (await plannedSessions(desk)).filter(({ state }) => state !== 'draft');
  if (all.length === 0) return [];
  const ids = all.map(({ _id }) => _id);
  const ledgers = await find(trainingLedgers, { _id: command.in(ids) });
  const cameTo = await sessionsComeTo(people, desk, all, ledgers, asking);
  return all.flatMap((session) => {
    const ledger = ledgers.find(({ _id }) => _id === session._id);
    if (ledger === undefined) return [];
    if (!isFor(session.grades, grades) && familyEntry(ledger, asking) === undefined) return [];
    const came = cameTo.has(session._id);
    const held = all.filter(
      ({ state, termId }) => state === 'published' && termId === session.termId,
    );
    const ordinal = held.findIndex(({ _id }) => _id === session._id) + 1;
    const ofLaterTerm = isOfLaterTerm(desk, session);
    const view = familySession(session, ledger, { asking, came, ordinal, ofLaterTerm });
    const isAhead = desk.nowMs < endMsOf(session);
    return (isAhead && (session.state === 'published' || view.mine !== null)) || came ? [view] : [];
  });
}

async function sessionsComeTo(
  people: PeoplePort,
  { nowMs }: TrainingDesk,
  sessions: readonly TrainingSession[],
  ledgers: readonly StoredLedger[],
  asking: Asking,
): Promise<ReadonlySet<string>> {
  const places = sessions.flatMap((session) => {
    const ledger = ledgers.find(({ _id }) => _id === session._id);
    const entry = ledger && familyEntry(ledger, asking);
    return entry ? [{ session, entry, id: attendanceIdOf(session._id, entry.entryId) }] : [];
  });
  if (places.length === 0) return new Set();
  const ids = places.map(({ id }) => id);
  const found = await find(trainingAttendance, { _id: command.in(ids), came: true });
  const cameTo = new Set<string>();
  for (const { session, entry, id } of places) {
    const attendance = found.find(({ _id }) => _id === id) ?? null;
    if (await seesComing(people, { session, entry, attendance, asking, nowMs }))
      cameTo.add(session._id);
  }
  return cameTo;
}

async function lessonsFor(
  { schoolId, term, today }: TrainingDesk,
  guardianId: string,
  grades: readonly number[],
) {
  const [lessons, progress] = await Promise.all([
    findEvery(trainingLessons, { schoolId, termId: term.id }),
    findEvery(trainingProgress, { schoolId, guardianId }),
  ]);
  return lessons
    .filter(({ state, openFrom }) => state === 'published' && openFrom <= today)
    .filter((lesson) => isFor(lesson.grades, grades))
    .sort((one, other) =>
      `${one.openFrom} ${one._id}` < `${other.openFrom} ${other._id}` ? -1 : 1,
    )
    .map((lesson) =>
      familyLesson(lesson, progress.find(({ lessonId }) => lessonId === lesson._id) ?? null),
    );
}
