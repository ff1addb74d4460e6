/** T2: an online lesson: text, time and checkpoints. Lengths are kept, never moments. */
import {
  answerCheckpoint as answerContract,
  openLesson as openContract,
  readOnLesson as readOnContract,
} from '../../../src/shared/training/family-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { isFor } from '../../../src/shared/training/model';
import {
  answered,
  nothingRead,
  readOn,
  type Progress,
} from '../../../src/shared/training/progress';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { getById } from '../../platform/store';
import { countLesson } from './attendance';
import {
  trainingLessons,
  trainingProgress,
  type StoredProgress,
  type TrainingLesson,
} from './collections';
import { ofSchool, ownChildren, trainingAct } from './desk';
import { progressIdOf } from './family-sessions';
import { readTicket, ticketOf } from './signed';
import { familyLesson, needsOf, progressView } from './views';

async function lessonFor(
  people: PeoplePort,
  { caller, nowMs }: Pick<ActionContext, 'caller' | 'nowMs'>,
  lessonId: string,
): Promise<TrainingLesson> {
  const found = await getById(trainingLessons, lessonId);
  const lesson = ofSchool(found, caller.schoolId, 'lesson');
  const grades = (await ownChildren(people, caller)).map(({ grade }) => grade);
  const isOpen = lesson.state === 'published' && lesson.openFrom <= toLocalDate(nowMs);
  return ofSchool(
    isOpen && isFor(lesson.grades, grades) ? lesson : null,
    caller.schoolId,
    'lesson',
  );
}

/** Nothing stored yet counts as version -1. */
const versionOf = (stored: StoredProgress | null) => (stored?.version ?? -1) + 1;

const ticketFor = (
  caller: Caller,
  lesson: TrainingLesson,
  stored: StoredProgress | null,
  nowMs: number,
) => ticketOf(lesson._id, caller.personId, nowMs, versionOf(stored));

export function openLesson(people: PeoplePort) {
  return defineAction(openContract, async ({ lessonId }, { caller, nowMs }) => {
    const lesson = await lessonFor(people, { caller, nowMs }, lessonId);
    const stored = await getById(trainingProgress, progressIdOf(lessonId, caller.personId));
    return {
      lesson: familyLesson(lesson, stored),
      parts: lesson.parts,
      questions: lesson.checkpoints.map(({ question, choices, right, why }, place) => ({
        question,
        choices,
        answer: stored?.passed.includes(place) === true ? { right, why } : null,
      })),
      ticket: ticketFor(caller, lesson, stored, nowMs),
    };
  });
}

/** The sitting counts once; then `change`. Whoever finishes with it is counted for the children's classes. */
async function goOn(
  people: PeoplePort,
  { caller, nowMs }: ActionContext,
  lesson: TrainingLesson,
  ticket: string,
  change: (progress: Progress) => Progress,
): Promise<StoredProgress | null> {
  const { schoolId, personId: guardianId } = caller;
  const childIds = (await ownChildren(people, caller)).map(({ personId }) => personId);
  const _id = progressIdOf(lesson._id, guardianId);
  const today = toLocalDate(nowMs);
  return trainingAct(async (transaction) => {
    const stored = await transaction.get(trainingProgress, _id);
    const before: Progress = stored ?? nothingRead;
    const fromMs = readTicket(lesson._id, guardianId, versionOf(stored), ticket);
    const sat =
      fromMs === null ? before : readOn(before, needsOf(lesson), { fromMs, nowMs, today });
    const after = change(sat);
    if (after === before) return stored;
    const patch = { ...after, passed: [...after.passed] };
    if (after.doneOn !== null && before.doneOn === null)
      await countLesson(transaction, { ...lesson, date: today }, guardianId, childIds);
    if (stored === null) {
      const fresh = { _id, schoolId, lessonId: lesson._id, guardianId, ...patch, version: 0 };
      await transaction.add(trainingProgress, fresh);
      return fresh;
    }
    const version = stored.version + 1;
    await transaction.update(trainingProgress, _id, { ...patch, version });
    return { ...stored, ...patch, version };
  });
}

export function readOnLesson(people: PeoplePort) {
  return defineAction(readOnContract, async ({ lessonId, ticket }, context) => {
    const lesson = await lessonFor(people, context, lessonId);
    const stored = await goOn(people, context, lesson, ticket, (progress) => progress);
    return {
      progress: progressView(stored, lesson),
      ticket: ticketFor(context.caller, lesson, stored, context.nowMs),
    };
  });
}

export function answerCheckpoint(people: PeoplePort) {
  return defineAction(answerContract, async (input, context) => {
    const { lessonId, checkpoint, choice, ticket } = input;
    const lesson = await lessonFor(people, context, lessonId);
    const asked = lesson.checkpoints[checkpoint];
    if (asked === undefined) throw new AppError('not-found', 'checkpoint');
    const right = asked.right === choice;
    const today = toLocalDate(context.nowMs);
    const stored = await goOn(people, context, lesson, ticket, (progress) =>
      answered(progress, needsOf(lesson), { checkpoint, right, today }),
    );
    return {
      right,
      why: asked.why,
      progress: progressView(stored, lesson),
      ticket: ticketFor(context.caller, lesson, stored, context.nowMs),
    };
  });
}
