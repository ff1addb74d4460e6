/** W1: the centre's week: who handed in, what the classes are like, the term as a heat strip. No child's name. */
import { formIdOf } from '../../../src/shared/class-mood/model';
import {
  weekOverview as contract,
  type ClassRow,
  type StripWeek,
} from '../../../src/shared/class-mood/overview-contracts';
import { figuresOf, formStateOf, heatOf, unsettledOf } from '../../../src/shared/class-mood/state';
import { isMonday, mondaysOfTerm } from '../../../src/shared/class-mood/weeks';
import type { ClassFacts, PeoplePort } from '../../../src/shared/people/ports';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { schoolWeeks, type SchoolWeeks } from './class-week';
import type { MoodForm } from './collections';
import { formsOfSchool } from './forms-of-weeks';
import { fewestClasses, figuresOfWeek, sumsOf, weekOverMs, type WeekSums } from './week-sums';

type Forms = ReadonlyMap<string, MoodForm>;
type Submitted = NonNullable<MoodForm['submitted']>;

export function weekOverview(people: PeoplePort) {
  return defineAction(contract, async ({ monday: asked }, { caller, nowMs }) => {
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    const strip = stripMondays(weeks);
    const monday = asked ?? weeks.thisMonday;
    if (monday !== weeks.thisMonday && !strip.includes(monday))
      throw new AppError('illegal-move', 'week');
    const [every, forms] = await Promise.all([
      people.classes(caller.schoolId),
      formsOfSchool(caller.schoolId, [...new Set([...strip, monday])]),
    ]);
    const owing = (of: string) => every.filter(({ grade }) => weeks.isUsedBy(grade, of));
    const classes = owing(monday);
    const isCentre = caller.roles.some((role) => role !== 'leader' && isAllowed(role));
    const rows = classes.map((one) => classRow(weeks, monday, strip, one, forms));
    return {
      monday,
      weekNumber: weeks.weekNumber(monday),
      dueAtMs: weeks.weekOf(monday)?.dueAtMs ?? null,
      figures: figuresOf(rows.map(({ state }) => state)),
      sums: isCentre
        ? sumsOf(submittedOf(classes, monday, forms))
        : leadersSums(weeks, monday, classes, forms),
      classes: isCentre ? rows : rows.map(withoutFigures),
      strip: strip.map((of) => stripWeek(weeks, of, owing(of), forms, isCentre)),
    };
  });
}

function isAllowed(role: string): boolean {
  return (contract.roles as readonly string[]).includes(role);
}

/** Weeks of the term that owe a form, from the one in which the school began with forms. */
function stripMondays(weeks: SchoolWeeks): string[] {
  return mondaysOfTerm(weeks.school.calendar, weeks.today).filter(
    (monday) => isMonday(monday) && monday >= weeks.fromMonday && weeks.weekOf(monday) !== null,
  );
}

function submittedOf(classes: readonly ClassFacts[], monday: string, forms: Forms): Submitted[] {
  return classes.flatMap(({ classId }) => {
    const submitted = forms.get(formIdOf(classId, monday))?.submitted;
    return submitted ? [submitted] : [];
  });
}

function stateOf(weeks: SchoolWeeks, monday: string, form: MoodForm | undefined) {
  const dueAtMs = weeks.weekOf(monday)?.dueAtMs ?? null;
  return formStateOf(form?.submitted ?? null, dueAtMs, weeks.nowMs);
}

function classRow(
  weeks: SchoolWeeks,
  monday: string,
  strip: readonly string[],
  { classId, name, grade }: ClassFacts,
  forms: Forms,
): ClassRow {
  const form = forms.get(formIdOf(classId, monday));
  const submitted = form?.submitted ?? null;
  return {
    classId,
    className: name,
    grade,
    state: stateOf(weeks, monday, form),
    submittedAtMs: submitted?.atMs ?? null,
    summary: submitted && {
      classSize: submitted.classSize,
      counts: submitted.counts,
      events: submitted.events,
      quiet: submitted.quiet,
      concerns: submitted.concerns,
    },
    heat: strip.map((of) => {
      const week = forms.get(formIdOf(classId, of))?.submitted;
      return week ? heatOf(unsettledOf(week.counts), week.classSize) : null;
    }),
  };
}

/** Of weeks that are over, as they stood then, and of five classes or more; null otherwise. */
function leadersSums(
  weeks: SchoolWeeks,
  monday: string,
  classes: readonly ClassFacts[],
  forms: Forms,
): WeekSums | null {
  if (weeks.nowMs < weekOverMs(monday)) return null;
  const figures = classes.flatMap(({ classId }) => {
    const form = forms.get(formIdOf(classId, monday));
    const ofWeek = form && figuresOfWeek(form);
    return ofWeek ? [ofWeek] : [];
  });
  return figures.length < fewestClasses ? null : sumsOf(figures);
}

/** Figures of a single class say too much of it for a dashboard. */
function withoutFigures(row: ClassRow): ClassRow {
  return { ...row, summary: null, heat: [] };
}

function stripWeek(
  weeks: SchoolWeeks,
  monday: string,
  classes: readonly ClassFacts[],
  forms: Forms,
  isCentre: boolean,
): StripWeek {
  const states = classes.map(({ classId }) =>
    stateOf(weeks, monday, forms.get(formIdOf(classId, monday))),
  );
  const sums = isCentre
    ? sumsOf(submittedOf(classes, monday, forms))
    : leadersSums(weeks, monday, classes, forms);
  const week = { monday, weekNumber: weeks.weekNumber(monday), figures: figuresOf(states) };
  if (sums === null) return { ...week, unsettled: null, counted: null, heat: null };
  const unsettled = unsettledOf(sums.counts);
  return { ...week, unsettled, counted: sums.counted, heat: heatOf(unsettled, sums.counted) };
}
