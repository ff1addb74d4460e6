/** H1, H2: a teacher gives classes homework, corrects it, or says that there is none. One transaction for all of them. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { countedMinutes, excessOf, hasWriting, mayWrite } from '../../../src/shared/homework/load';
import { dayIdOf, type Sheet } from '../../../src/shared/homework/model';
import {
  noHomework as noneContract,
  postHomework as postContract,
} from '../../../src/shared/homework/teacher-contracts';
import type { ClassFacts, PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { homeworkDays, type HomeworkDay } from './collections';
import { blankDay, endReminders, loadOf, postOf, saveDay, withPost } from './day-store';
import { decidersOf } from './deciders';
import { isReadOn, requestNotices } from './notices';
import { takePictures } from './take-pictures';
import { nextPost, repeatOf, requireSeen, type Step } from './post-steps';
import { schoolDay, type SchoolDay } from './school-day';
import { requestIdOf } from './subjects';

type Which = Pick<ParsedInputOf<typeof noneContract>, 'date' | 'subject' | 'classIds' | 'over'>;
interface Given {
  /** Null: none today. */
  sheet: Sheet | null;
  reason: string;
}
type Result = { classId: string; standing: 'published' | 'waiting' | 'none' };

interface Target extends ClassFacts {
  schoolId: string;
  timetable: TeachingFacts[];
  deciderIds: string[];
}

/** Two first posts of a class at the same moment: one of them finds the other's day at its second look. */
const maxAttempts = 3;

export function postHomework(people: PeoplePort) {
  return defineAction(postContract, ({ sheet, reason = '', ...which }, context) =>
    post(people, which, { sheet, reason }, context),
  );
}

export function noHomework(people: PeoplePort) {
  return defineAction(noneContract, (which, context) =>
    post(people, which, { sheet: null, reason: '' }, context),
  );
}

async function post(people: PeoplePort, which: Which, given: Given, context: ActionContext) {
  const { caller, nowMs } = context;
  for (const classId of which.classIds) requireOwn(classIdsOf(caller, 'subject-teacher'), classId);
  const day = await schoolDay(caller.schoolId, nowMs);
  const targets = await targetsOf(people, day, which, context);
  if (which.date !== day.today || !day.isSchoolDay) throw new AppError('illegal-move', 'day');
  if (given.sheet && hasWriting(given.sheet) && !targets.every(({ grade }) => mayWrite(grade)))
    throw new AppError('homework-no-writing', 'grade');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { results, effects } = await transact((transaction) =>
        writeAll(transaction, day, targets, { ...which, ...given }, context),
      );
      context.sendAfterwards(effects);
      return { results, heard: isReadOn(which.date, day) };
    } catch (error) {
      if (!isDuplicate(error) || attempt === maxAttempts) throw error;
    }
  }
}

/** The classes in the order asked; `not-found` for one in which the caller does not teach the subject. */
async function targetsOf(
  people: PeoplePort,
  { today }: SchoolDay,
  { classIds, subject }: Which,
  { caller }: ActionContext,
): Promise<Target[]> {
  const { schoolId, personId: askerId } = caller;
  const classes = await people.classes(schoolId);
  const targets: Target[] = [];
  for (const classId of classIds) {
    const known = classes.find((one) => one.classId === classId);
    const timetable = await people.teachingOfClass(schoolId, classId);
    const teaches = timetable.some((one) => one.subject === subject && one.teacherId === askerId);
    if (!known || !teaches) throw new AppError('not-found', 'lesson');
    const { grade } = known;
    const deciderIds =
      targets.find((one) => one.grade === grade)?.deciderIds ??
      (await decidersOf(people, { schoolId, grade, today, askerId }));
    targets.push({ ...known, schoolId, timetable, deciderIds });
  }
  return targets;
}

async function writeAll(
  transaction: Transaction,
  day: SchoolDay,
  targets: readonly Target[],
  act: Which & Given,
  context: ActionContext,
): Promise<{ results: Result[]; effects: Effect[] }> {
  const results: Result[] = [];
  const effects: Effect[] = [];
  for (const target of targets) {
    const written = await writeOne(transaction, day, target, act, context);
    results.push(written.result);
    effects.push(...written.effects);
  }
  return { results, effects };
}

async function writeOne(
  transaction: Transaction,
  day: SchoolDay,
  target: Target,
  act: Which & Given,
  context: ActionContext,
): Promise<{ result: Result; effects: Effect[] }> {
  const { classId } = target;
  const stored = await transaction.get(homeworkDays, dayIdOf(classId, act.date));
  const old = postOf(stored, act.subject);
  const repeated = repeatOf(old, context.requestId, act);
  if (repeated) return { result: { classId, standing: repeated }, effects: [] };
  requireSeen(old, classId, act.over, context.caller);
  const step = stepOf(day, stored, act);
  await takePictures(transaction, act.sheet, old, context.caller);
  const post = nextPost(old, step, { ...act, dueAtMs: day.dueAtMs }, context);
  const after = withPost(stored ?? blankDay(target, act.date), post);
  await saveDay(transaction, day.school, stored, after);
  await endReminders(transaction, day.school, target.timetable, after, day.nowMs);
  const effects =
    // Whoever would read it tomorrow cannot decide any more.
    step === 'ask' && post.asked && isReadOn(act.date, day)
      ? await queueEffects(
          transaction,
          requestNotices(
            day,
            requestIdOf(after._id, act.subject, post.asked.number),
            target.deciderIds,
          ),
          day.nowMs,
        )
      : [];
  return { result: { classId, standing: standingAfter(step) }, effects };
}

function standingAfter(step: Step): Result['standing'] {
  if (step === 'ask') return 'waiting';
  return step === 'none' ? 'none' : 'published';
}

/** Over the limit a reason is asked, and the post waits (H2). */
function stepOf(day: SchoolDay, stored: HomeworkDay | null, act: Which & Given): Step {
  if (act.sheet === null) return 'none';
  const excess = excessOf(day.limits, loadOf(stored), act.subject, countedMinutes(act.sheet));
  if (excess.length === 0) return 'publish';
  if (act.reason === '') throw new AppError('homework-over-limit', 'reason');
  return 'ask';
}
