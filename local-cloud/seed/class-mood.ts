/** What the demonstration shows of the weekly class mood form (W1): some weeks of forms, and this week half-way. */
import type { Collection } from '../../cloudfunctions/platform/collections';
import {
  moodConcerns,
  moodForms,
  moodNotes,
  moodObservations,
  moodSchools,
  moodVersions,
} from '../../cloudfunctions/features/class-mood/collections';
import { levelCounts, type KeptConcern } from '../../src/shared/class-mood/form-rules';
import { formIdOf, type MoodCounts, type MoodEvent } from '../../src/shared/class-mood/model';
import { moodWeekOf, type MoodWeek } from '../../src/shared/class-mood/weeks';
import {
  addDays,
  createSchoolCalendar,
  minuteMs,
  startOfWeek,
  toLocalDate,
} from '../../src/shared/time';
import type { SeededSchool } from './build-school';
import { concernsOf, handsIn, notesOf, observationsOf } from './class-mood-stories';
import type { FeatureSeed } from './feature-seed';

type SchoolClass = SeededSchool['classes'][number];
type Documents = Record<string, unknown>[];

/** So many weeks before this one owe a form; the neighbour begins with the clock. */
const weeksBefore = 6;
const dueHour = 17;

export const seedClassMood: FeatureSeed = (school, nowMs) => {
  if (school.plan.siblings === null) return [];
  const today = toLocalDate(nowMs);
  const thisMonday = startOfWeek(today);
  const calendar = createSchoolCalendar(school.school.calendar);
  const weekOf = (monday: string) => moodWeekOf(calendar, () => dueHour, monday);
  const weeks = lastWeeks(weekOf, thisMonday, nowMs);
  const forms = weeks.flatMap((week, index) =>
    school.classes.flatMap((one, place) => {
      const weeksAgo = weeks.length - index;
      return handsIn(school, one._id, weeksAgo)
        ? [handedIn(school, one, place, week, weeksAgo)]
        : [];
    }),
  );
  const isOver = (weekOf(thisMonday)?.dueAtMs ?? Infinity) <= nowMs;
  const begun = {
    _id: school.plan.schoolId,
    fromMonday: weeks[0]?.monday ?? thisMonday,
    openedThrough: isOver ? today : addDays(today, -1),
    version: 1,
  };
  return [
    [moodSchools, [begun]],
    [moodForms, forms.map(({ form }) => form)],
    [moodConcerns, forms.map(({ concerns }) => concerns)],
    [moodVersions, forms.map(({ version }) => version)],
    [moodNotes, notesOf(school, thisMonday)],
    [moodObservations, observationsOf(school, thisMonday, today)],
  ] satisfies [Collection, Documents][];
};

/** The latest weeks whose due time is over, oldest first; weeks without school are stepped over. */
function lastWeeks(
  weekOf: (monday: string) => MoodWeek | null,
  thisMonday: string,
  nowMs: number,
): MoodWeek[] {
  const weeks: MoodWeek[] = [];
  for (let back = 0; weeks.length < weeksBefore && back < 2 * weeksBefore; back += 1) {
    const week = weekOf(addDays(thisMonday, -7 * back));
    if (week !== null && week.dueAtMs <= nowMs) weeks.unshift(week);
  }
  return weeks;
}

/** Figures that differ from class to class and week to week, the same in every demonstration. */
function countsOf(place: number, weeksAgo: number): MoodCounts {
  return {
    low: (place * 5 + weeksAgo * 2) % 5,
    irritable: (place + weeksAgo) % 3,
    tense: (place * 3 + weeksAgo) % 4,
  };
}

function eventsOf(place: number, weeksAgo: number): MoodEvent[] {
  const kinds = ['absence', 'conflict', 'marks', 'phone'] as const;
  const kind = kinds[(place + 2 * weeksAgo) % 7];
  return kind === undefined ? [] : [{ kind, count: 1 + ((place + weeksAgo) % 2) }];
}

/** Minutes after the due time at which a form came; negative is in time. */
function lateByMinutes(place: number, weeksAgo: number): number {
  return (place + 4 * weeksAgo) % 13 === 0 ? 95 : -30 - ((place * 17) % 240);
}

function handedIn(
  school: SeededSchool,
  { _id: classId, grade, classTeacherId }: SchoolClass,
  place: number,
  { monday, dueAtMs }: MoodWeek,
  weeksAgo: number,
) {
  const { schoolId, studentsPerClass } = school.plan;
  const _id = formIdOf(classId, monday);
  const atMs = dueAtMs + lateByMinutes(place, weeksAgo) * minuteMs;
  const kept: KeptConcern[] = concernsOf(school, classId, monday, weeksAgo);
  const sheet = { counts: countsOf(place, weeksAgo), events: eventsOf(place, weeksAgo) };
  const { low, irritable, tense } = sheet.counts;
  const quiet = low + irritable + tense + sheet.events.length + kept.length === 0;
  const submitted = {
    ...sheet,
    quiet,
    classSize: studentsPerClass,
    concerns: levelCounts(kept),
    seen: [],
    notesHeard: 0,
    dueAtMs,
    firstAtMs: atMs,
    atMs,
    number: 1,
  };
  const entry = {
    ...sheet,
    quiet,
    number: 1,
    atMs,
    byPersonId: classTeacherId,
    requestId: 'seeded',
  };
  const about = { schoolId, classId, monday };
  return {
    form: { _id, ...about, grade, draft: null, submitted, history: [entry], version: 1 },
    concerns: { _id, ...about, state: 'submitted', draft: [], submitted: kept, version: 0 },
    version: { _id: `${_id}.1`, schoolId, formId: _id, concerns: kept, version: 0 },
  };
}
