/** W1: the grade leader reminds a class teacher, once a day and form. */
import { formIdOf } from '../../../src/shared/class-mood/model';
import { remindTeacher as contract } from '../../../src/shared/class-mood/overview-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { outbox, queueEffects, type Effect } from '../../platform/outbox';
import { gradesOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { classOf, requireWritable, schoolWeeks, type SchoolWeeks } from './class-week';
import { moodForms } from './collections';
import { reminderNotice } from './mood-notices';
import { formSubject } from './subjects';

export function remindTeacher(people: PeoplePort) {
  return defineAction(contract, async ({ classId, monday }, context) => {
    const { caller, nowMs } = context;
    const { grade, classTeacherId } = await classOf(people, caller.schoolId, classId);
    requireOwn(gradesOf(caller), grade);
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    const week = requireWritable(weeks, monday);
    if (nowMs < week.startMs) throw new AppError('illegal-move', 'its day has not come');
    const formId = formIdOf(classId, monday);
    const effects = await remindOnce(formId, classTeacherId, weeks, context);
    context.sendAfterwards(effects ?? []);
    return { alreadyToday: effects === null };
  });
}

/** Null: reminded today already, by whatever tap came first. */
async function remindOnce(
  formId: string,
  personId: string,
  weeks: SchoolWeeks,
  context: ActionContext,
): Promise<Effect[] | null> {
  try {
    return await transact((transaction) => write(transaction, formId, personId, weeks, context));
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}

async function write(
  transaction: Transaction,
  formId: string,
  personId: string,
  { school, nowMs }: SchoolWeeks,
  context: ActionContext,
): Promise<Effect[] | null> {
  const form = await transaction.get(moodForms, formId);
  if (form?.submitted) throw new AppError('illegal-move', 'handed in');
  const notice = reminderNotice(school, formId, personId, nowMs);
  if (await transaction.get(outbox, notice._id)) return null;
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: formSubject, id: formId },
  });
  return queueEffects(transaction, [notice], nowMs);
}
