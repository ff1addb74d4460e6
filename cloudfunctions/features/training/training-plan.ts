/** T1: sessions and lessons of the term against what it owes, and what is planned for later terms. */
import {
  readLesson as readContract,
  trainingPlan as planContract,
} from '../../../src/shared/training/organiser-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { PlannedLesson, PlannedSession } from '../../../src/shared/training/views';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { usedIn } from '../../platform/modules';
import { count, find, findEvery, getById } from '../../platform/store';
import {
  trainingAttendance,
  trainingLedgers,
  trainingLessons,
  trainingProgress,
  type TrainingLesson,
  type TrainingSession,
} from './collections';
import { isOfLaterTerm, loadTraining, ofSchool, type TrainingDesk } from './desk';
import { plannedSessions } from './family-sessions';
import { lessonFields, plannedSession } from './views';

export async function plannedView(
  desk: TrainingDesk,
  session: TrainingSession,
): Promise<PlannedSession> {
  const { _id: sessionId, schoolId } = session;
  const [ledger, came] = await Promise.all([
    getById(trainingLedgers, sessionId),
    count(trainingAttendance, { schoolId, sessionId, came: true }),
  ]);
  const ofLaterTerm = isOfLaterTerm(desk, session);
  return plannedSession(session, ofSchool(ledger, schoolId, 'ledger'), { came, ofLaterTerm });
}

/** Of the term, and whatever opens beyond it. */
async function plannedLessons({ schoolId, term, today }: TrainingDesk): Promise<TrainingLesson[]> {
  const [ofTerm, later] = await Promise.all([
    findEvery(trainingLessons, { schoolId, termId: term.id }),
    findEvery(trainingLessons, { schoolId, openFrom: command.gt(today) }),
  ]);
  const beyond = later.filter(({ termId }) => termId !== term.id);
  return [...ofTerm, ...beyond].sort((one, other) =>
    `${one.openFrom} ${one._id}` < `${other.openFrom} ${other._id}` ? -1 : 1,
  );
}

async function plannedLesson(desk: TrainingDesk, lesson: TrainingLesson): Promise<PlannedLesson> {
  const {
    _id: lessonId,
    schoolId,
    version,
    state,
    title,
    minMinutes,
    checkpoints,
    openFrom,
  } = lesson;
  const [finished, begun] = await Promise.all([
    count(trainingProgress, { schoolId, lessonId, doneOn: command.neq(null) }),
    count(trainingProgress, { schoolId, lessonId }),
  ]);
  return {
    lessonId,
    version,
    state,
    title,
    minMinutes,
    checkpoints: checkpoints.length,
    openFrom,
    ofLaterTerm: isOfLaterTerm(desk, { termId: lesson.termId, date: openFrom }),
    finished,
    begun,
  };
}

export function trainingPlan(people: PeoplePort) {
  return defineAction(planContract, async (_input, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const { schoolId, school, figures } = desk;
    const isUsed = usedIn(school, 'training', nowMs);
    const sessions = await plannedSessions(desk);
    const ids = sessions.map(({ _id }) => _id);
    const ledgers = ids.length === 0 ? [] : await find(trainingLedgers, { _id: command.in(ids) });
    const [lessons, classes, came] = await Promise.all([
      plannedLessons(desk),
      people.classes(schoolId),
      Promise.all(
        sessions.map(({ _id }) =>
          count(trainingAttendance, { schoolId, sessionId: _id, came: true }),
        ),
      ),
    ]);
    return {
      offlinePerTerm: figures.offlinePerTerm,
      onlinePerTerm: figures.onlinePerTerm,
      grades: [...new Set(classes.map(({ grade }) => grade))].filter(isUsed),
      sessions: sessions.flatMap((session, index) => {
        const ledger = ledgers.find(({ _id }) => _id === session._id);
        const ofLaterTerm = isOfLaterTerm(desk, session);
        const facts = { came: came[index] ?? 0, ofLaterTerm };
        return ledger === undefined ? [] : [plannedSession(session, ledger, facts)];
      }),
      lessons: await Promise.all(lessons.map((lesson) => plannedLesson(desk, lesson))),
    };
  });
}

export function readLesson() {
  return defineAction(readContract, async ({ lessonId }, { caller }) => {
    const found = await getById(trainingLessons, lessonId);
    return { lesson: lessonFields(ofSchool(found, caller.schoolId, 'lesson')) };
  });
}
