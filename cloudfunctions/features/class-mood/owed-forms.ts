/** W1: what a class teacher owes: this week's form, and what is missing of the weeks before. */
import { owedForms as contract, type OwedForm } from '../../../src/shared/class-mood/owed-contract';
import { formIdOf } from '../../../src/shared/class-mood/model';
import { formStateOf } from '../../../src/shared/class-mood/state';
import { mondaysBetween } from '../../../src/shared/class-mood/weeks';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { addDays } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { classIdsOf } from '../../platform/scopes';
import { schoolWeeks, type SchoolWeeks } from './class-week';
import type { MoodForm } from './collections';
import { formsOfClasses } from './forms-of-weeks';

export function owedForms(people: PeoplePort) {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const classIds = classIdsOf(caller, 'class-teacher');
    if (classIds.length === 0) return { forms: [] };
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    const classes = await people.classes(caller.schoolId);
    return { forms: await owedOf(weeks, classIds, classes) };
  });
}

/** This week's form of each class, and what is missing of earlier weeks; oldest first. */
export async function owedOf(
  weeks: SchoolWeeks,
  classIds: readonly string[],
  classes: readonly ClassFacts[],
): Promise<OwedForm[]> {
  const mondays = writableMondays(weeks);
  const forms = await formsOfClasses(classIds, mondays);
  const own = classes.filter(({ classId }) => classIds.includes(classId));
  return mondays.flatMap((monday) =>
    own
      .filter(({ grade }) => weeks.isUsedBy(grade, monday))
      .flatMap((one) => owed(weeks, monday, one, forms.get(formIdOf(one.classId, monday)))),
  );
}

/** Weeks whose form may be handed in now, oldest first. */
export function writableMondays(weeks: SchoolWeeks): string[] {
  const { today, editDays } = weeks;
  return mondaysBetween(addDays(today, -editDays), today).filter((monday) =>
    weeks.isWritable(monday),
  );
}

function owed(
  weeks: SchoolWeeks,
  monday: string,
  { classId, name }: ClassFacts,
  form: MoodForm | undefined,
): OwedForm[] {
  const week = weeks.weekOf(monday);
  if (week === null) return [];
  const state = formStateOf(form?.submitted ?? null, week.dueAtMs, weeks.nowMs);
  if (monday !== weeks.thisMonday && state !== 'missing') return [];
  return [
    {
      classId,
      className: name,
      monday,
      weekNumber: weeks.weekNumber(monday),
      dueAtMs: week.dueAtMs,
      state,
    },
  ];
}
