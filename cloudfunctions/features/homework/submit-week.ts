/**
 * H3: a family says what the week really took. A family's own act: no time, no audit entry, no notice, and not
 * which parent. The form and the class's figures of the month are one transaction.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { submitWeek as contract } from '../../../src/shared/homework/family-contracts';
import { formIdOf, isSameFeedback } from '../../../src/shared/homework/model';
import { countsOfForm } from '../../../src/shared/homework/month';
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { addDays } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { transact, type Transaction } from '../../platform/transact';
import { homeworkForms } from './collections';
import { changeMonth } from './day-store';
import { ownChild } from './families';
import { formWeekOf, schoolDay, type SchoolDay } from './school-day';

type Input = ParsedInputOf<typeof contract>;

/** Both parents at the same moment: one of them finds the other's form at its second look. */
const maxAttempts = 3;

export function submitWeek(people: PeoplePort) {
  return defineAction(contract, async (input, { caller, nowMs }) => {
    const child = await ownChild(people, caller, input.childId);
    const [day, sizes] = await Promise.all([
      schoolDay(caller.schoolId, nowMs),
      people.classSizes(caller.schoolId, [child.classId]),
    ]);
    requireOpen(day, input.monday);
    const children = sizes.get(child.classId) ?? 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return {
          version: await transact((transaction) =>
            write(transaction, caller.schoolId, { ...child, children }, input),
          ),
        };
      } catch (error) {
        if (!isDuplicate(error) || attempt === maxAttempts) throw error;
      }
    }
  });
}

/** `homework-week-closed`: this week's after Sunday evening, or an earlier one. */
function requireOpen(day: SchoolDay, monday: string): void {
  const week = formWeekOf(day);
  const isPast = monday < week.monday && addDays(monday, 7) <= week.monday;
  if (isPast || (monday === week.monday && week.state === 'closed'))
    throw new AppError('homework-week-closed', 'week');
  if (monday !== week.monday || week.state !== 'open') throw new AppError('illegal-move', 'week');
}

async function write(
  transaction: Transaction,
  schoolId: string,
  { personId: studentId, classId, grade, children }: StudentFacts & { children: number },
  { monday, version, form, earlier = [] }: Input,
): Promise<number> {
  const _id = formIdOf(studentId, monday);
  const stored = await transaction.get(homeworkForms, _id);
  // Said before, by a repeated tap or by the other parent: nothing changes.
  if (stored && isSameFeedback(stored.form, form)) return stored.version;
  const isKnown = (stored?.version ?? 0) === version;
  if (!isKnown && !earlier.some((one) => stored && isSameFeedback(stored.form, one)))
    throw new AppError('homework-form-changed', 'form');
  const next = (stored?.version ?? 0) + 1;
  if (stored) await transaction.update(homeworkForms, _id, { form, version: next });
  else
    await transaction.add(homeworkForms, {
      _id,
      schoolId,
      studentId,
      classId,
      monday,
      form,
      version: next,
    });
  const place = { schoolId, classId: stored?.classId ?? classId, grade };
  await changeMonth(
    transaction,
    place,
    monday,
    stored ? countsOfForm(monday, stored.form) : {},
    countsOfForm(monday, form),
    // Who changed classes since answers for the one in which the form was written.
    place.classId === classId ? children : 0,
  );
  return next;
}
