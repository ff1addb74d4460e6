/** T1: the term's sessions and lessons, against what the term owes. */
import {
  readLesson as readContract,
  trainingPlan as planContract,
} from '../../../src/shared/training/organiser-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { PlannedLesson, PlannedSession } from '../../../src/shared/training/views';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { count, find, findEvery, getById } from '../../platform/store';
import {
  trainingAttendance,
  trainingLedgers,
  trainingLessons,
  trainingProgress,
  type TrainingLesson,
  type TrainingSession,
} from './collections';
import { loadTraining, ofSchool } from './desk';
import { sessionsOfTerm } from './family-sessions';
import { lessonFields, plannedSession } from './views';

export async function plannedView(session: TrainingSession): Promise<PlannedSession> {
  const { _id: sessionId, schoolId } = session;
  const [ledger, came] = await Promise.all([
    getById(trainingLedgers, sessionId),
    count(trainingAttendance, { schoolId, sessionId, came: true }),
  ]);
  return plannedSession(session, ofSchool(ledger, schoolId, 'ledger'), came);
}

async function plannedLesson(lesson: TrainingLesson): Promise<PlannedLesson> {
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
    finished,
    begun,
  };
}

export function trainingPlan(people: PeoplePort) {
  return defineAction(planContract, async (_input, { caller, nowMs }) => {
    const desk = await loadTraining(caller.schoolId, nowMs);
    const { schoolId, term, figures } = desk;
    const sessions = await sessionsOfTerm(desk);
    const ids = sessions.map(({ _id }) => _id);
    const ledgers = ids.length === 0 ? [] : await find(trainingLedgers, { _id: command.in(ids) });
    const [lessons, classes, came] = await Promise.all([
      findEvery(trainingLessons, { schoolId, termId: term.id }),
      people.classes(schoolId),
      Promise.all(
        sessions.map(({ _id }) =>
          count(trainingAttendance, { schoolId, sessionId: _id, came: true }),
        ),
      ),
    ]);
    const sorted = lessons.sort((one, other) =>
      `${one.openFrom} ${one._id}` < `${other.openFrom} ${other._id}` ? -1 : 1,
    );
    return {
      offlinePerTerm: figures.offlinePerTerm,
      onlinePerTerm: figures.onlinePerTerm,
      grades: [...new Set(classes.map(({ grade }) => grade))],
      sessions: sessions.flatMap((session, index) => {
        const ledger = ledgers.find(({ _id }) => _id === session._id);
        return ledger === undefined ? [] : [plannedSession(session, ledger, came[index] ?? 0)];
      }),
      lessons: await Promise.all(sorted.map(plannedLesson)),
    };
  });
}

export function readLesson() {
  return defineAction(readContract, async ({ lessonId }, { caller }) => {
    const found = await getById(trainingLessons, lessonId);
    return { lesson: lessonFields(ofSchool(found, caller.schoolId, 'lesson')) };
  });
}
