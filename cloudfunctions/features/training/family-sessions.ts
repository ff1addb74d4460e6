/** T1: what a family sees of the term: sessions and lessons meant for its children. */
import {
  listTraining as listContract,
  openSession as openContract,
} from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { endMsOf, isFor } from '../../../src/shared/training/model';
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
import { loadTraining, ofSchool, ownChildren, type TrainingDesk } from './desk';
import { familyLesson, familySession } from './views';

export const attendanceIdOf = (sessionId: string, guardianId: string) =>
  `${sessionId}.${guardianId}`;
export const progressIdOf = (lessonId: string, guardianId: string) => `${lessonId}.${guardianId}`;

/** In the order of the calendar. */
export function byTime(one: TrainingSession, other: TrainingSession): number {
  return `${one.date} ${one.start}` < `${other.date} ${other.start}` ? -1 : 1;
}

export async function sessionsOfTerm({ schoolId, term }: TrainingDesk): Promise<TrainingSession[]> {
  return (await findEvery(trainingSessions, { schoolId, termId: term.id })).sort(byTime);
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
    (isFor(session.grades, grades) || (await hasPlace(sessionId, caller.personId)));
  return ofSchool(isSeen ? session : null, caller.schoolId, 'session');
}

async function hasPlace(sessionId: string, guardianId: string): Promise<boolean> {
  const ledger = await getById(trainingLedgers, sessionId);
  return ledger !== null && isIn(ledger, guardianId);
}

const isIn = ({ entries }: StoredLedger, guardianId: string) =>
  entries.some((entry) => entry.guardianId === guardianId);

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
  session: TrainingSession,
  { schoolId, personId }: Caller,
): Promise<FamilySession> {
  const sessionId = session._id;
  const [ledger, attendance, ordinal] = await Promise.all([
    getById(trainingLedgers, sessionId),
    getById(trainingAttendance, attendanceIdOf(sessionId, personId)),
    ordinalOf(session),
  ]);
  return familySession(session, ofSchool(ledger, schoolId, 'ledger'), {
    guardianId: personId,
    came: attendance?.came === true,
    ordinal,
  });
}

export function openSession(people: PeoplePort) {
  return defineAction(openContract, async ({ sessionId }, { caller, nowMs }) => {
    const { figures } = await loadTraining(caller.schoolId, nowMs);
    const session = await familySessionOf(people, caller, sessionId);
    return { session: await sessionView(session, caller), familyPeople: figures.familyPeople };
  });
}

export function listTraining(people: PeoplePort) {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const children = await ownChildren(people, caller);
    const grades = children.map(({ grade }) => grade);
    const [sessions, lessons] = await Promise.all([
      sessionsFor(desk, caller.personId, grades),
      lessonsFor(desk, caller.personId, grades),
    ]);
    return { sessions, lessons };
  });
}

/** What lies ahead, and what the family came to. */
async function sessionsFor(desk: TrainingDesk, guardianId: string, grades: readonly number[]) {
  const { schoolId, nowMs } = desk;
  const all = (await sessionsOfTerm(desk)).filter(({ state }) => state !== 'draft');
  const held = all.filter(({ state }) => state === 'published');
  if (all.length === 0) return [];
  const ids = all.map(({ _id }) => _id);
  const [ledgers, attendance] = await Promise.all([
    find(trainingLedgers, { _id: command.in(ids) }),
    find(trainingAttendance, { schoolId, guardianId, came: true }),
  ]);
  return all.flatMap((session) => {
    const ledger = ledgers.find(({ _id }) => _id === session._id);
    if (ledger === undefined) return [];
    if (!isFor(session.grades, grades) && !isIn(ledger, guardianId)) return [];
    const came = attendance.some(({ sessionId }) => sessionId === session._id);
    const ordinal = held.findIndex(({ _id }) => _id === session._id) + 1;
    const view = familySession(session, ledger, { guardianId, came, ordinal });
    const isAhead = nowMs < endMsOf(session);
    return (isAhead && (session.state === 'published' || view.mine !== null)) || came ? [view] : [];
  });
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
