/** H1: the class teacher asks a colleague for today's homework, once a day, class and subject. */
import { remindPost as contract } from '../../../src/shared/homework/class-contracts';
import { dayIdOf } from '../../../src/shared/homework/model';
import type { PeoplePort, TeachingFacts } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { outbox, queueEffects, type Effect } from '../../platform/outbox';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { homeworkDays } from './collections';
import { owedLessons } from './day-store';
import { nudgeNotice } from './notices';
import { schoolDay, type SchoolDay } from './school-day';
import { daySubject } from './subjects';

export function remindPost(people: PeoplePort) {
  return defineAction(contract, async ({ classId, subject }, context) => {
    const { caller, nowMs } = context;
    requireOwn(classIdsOf(caller, 'class-teacher'), classId);
    const day = await schoolDay(caller.schoolId, nowMs);
    const timetable = await people.teachingOfClass(caller.schoolId, classId);
    const lessons = timetable.filter((one) => one.subject === subject);
    const effects = await remindOnce(day, classId, lessons, context);
    context.sendAfterwards(effects ?? []);
    return { alreadyToday: effects === null };
  });
}

/** Null: asked today already, by whatever tap came first. */
async function remindOnce(
  day: SchoolDay,
  classId: string,
  lessons: readonly TeachingFacts[],
  context: ActionContext,
): Promise<Effect[] | null> {
  try {
    return await transact((transaction) => write(transaction, day, classId, lessons, context));
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

async function write(
  transaction: Transaction,
  day: SchoolDay,
  classId: string,
  lessons: readonly TeachingFacts[],
  context: ActionContext,
): Promise<Effect[] | null> {
  const dayId = dayIdOf(classId, day.today);
  const posts = (await transaction.get(homeworkDays, dayId))?.posts ?? [];
  const [lesson] = owedLessons(day.school, lessons, { date: day.today, posts }, day.nowMs);
  if (!lesson) throw new AppError('illegal-move', 'nothing is owed');
  const { subject, teacherId } = lesson;
  const notice = nudgeNotice(day, { dayId, subject, teacherId });
  if (await transaction.get(outbox, notice._id)) return null;
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: daySubject, id: `${dayId}.${subject}` },
  });
  return queueEffects(transaction, [notice], day.nowMs);
}
