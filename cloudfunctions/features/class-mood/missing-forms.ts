/** W1: which classes of the own grade have not handed in. Names of classes and teachers, never content. */
import { formIdOf } from '../../../src/shared/class-mood/model';
import { type FormState } from '../../../src/shared/class-mood/place';
import { missingForms as contract } from '../../../src/shared/class-mood/overview-contracts';
import { figuresOf, formStateOf } from '../../../src/shared/class-mood/state';
import type { MoodWeek } from '../../../src/shared/class-mood/weeks';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { outbox } from '../../platform/outbox';
import { gradesOf } from '../../platform/scopes';
import { find } from '../../platform/store';
import { schoolWeeks } from './class-week';
import type { MoodForm } from './collections';
import { formsOfClasses } from './forms-of-weeks';
import { reminderId } from './mood-notices';
import { writableMondays } from './owed-forms';

export function missingForms(people: PeoplePort) {
  return defineAction(contract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const grades = gradesOf(caller);
    const weeks = await schoolWeeks(schoolId, nowMs);
    const classes = (await people.classes(schoolId)).filter(({ grade }) => grades.includes(grade));
    if (classes.length === 0) return { weeks: [] };
    const mondays = writableMondays(weeks);
    const [forms, teachers] = await Promise.all([
      formsOfClasses(
        classes.map(({ classId }) => classId),
        mondays,
      ),
      people.staffWith(schoolId, 'class-teacher', weeks.today),
    ]);
    const names = new Map(teachers.map(({ personId, name }) => [personId, name]));
    const listed = mondays.flatMap((monday) => {
      const week = weeks.weekOf(monday);
      const owing = classes.filter(({ grade }) => weeks.isUsedBy(grade, monday));
      return week === null || owing.length === 0 ? [] : [lacking(week, owing, forms, nowMs)];
    });
    const reminded = await remindedToday(
      listed.flatMap(({ lacks }) => lacks),
      nowMs,
    );
    return {
      weeks: listed
        .filter(({ week, lacks }) => week.monday === weeks.thisMonday || lacks.length > 0)
        .map(({ week, lacks, states }) => ({
          monday: week.monday,
          weekNumber: weeks.weekNumber(week.monday),
          dueAtMs: week.dueAtMs,
          figures: figuresOf(states),
          classes: lacks.map(({ formId, state, ...one }) => ({
            classId: one.classId,
            className: one.name,
            teacherName: names.get(one.classTeacherId) ?? '',
            state,
            remindedToday: reminded.has(reminderId(formId, one.classTeacherId, nowMs)),
          })),
        }))
        .reverse(),
    };
  });
}

type Lack = ClassFacts & { formId: string; state: FormState };

function lacking(
  week: MoodWeek,
  classes: readonly ClassFacts[],
  forms: ReadonlyMap<string, MoodForm>,
  nowMs: number,
): { week: MoodWeek; lacks: Lack[]; states: FormState[] } {
  const all = classes.map((one) => {
    const formId = formIdOf(one.classId, week.monday);
    const submitted = forms.get(formId)?.submitted ?? null;
    return { ...one, formId, state: formStateOf(submitted, week.dueAtMs, nowMs) };
  });
  return {
    week,
    lacks: all.filter(({ state }) => state === 'open' || state === 'missing'),
    states: all.map(({ state }) => state),
  };
}

async function remindedToday(lacks: readonly Lack[], nowMs: number): Promise<Set<string>> {
  const ids = lacks.map(({ formId, classTeacherId }) => reminderId(formId, classTeacherId, nowMs));
  const told = await find(outbox, { _id: command.in(ids.slice(0, 100)) });
  return new Set(told.map(({ _id }) => _id));
}
