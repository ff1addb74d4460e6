/**
 * Figures of a class and month (H4). A month is a bag of counts to which every day and every form adds its own, so
 * that a change takes away what was and adds what is: kept up to date, and equal to counting all over again.
 */
import type { Subject } from '../people/subjects';
import { subjects } from '../people/subjects';
import { countedMinutes, totalOf, type DayLoad, type Limits } from './load';
import { minutesStep, type Feedback, type Sheet } from './model';

/** Counts by name; a name without a count is zero. Stored as it is: no dots in names. */
export type Counts = Readonly<Record<string, number>>;

type Sign = 1 | -1;

function withAdded(counts: Counts, added: Counts, sign: Sign): Counts {
  const result: Record<string, number> = { ...counts };
  for (const [name, count] of Object.entries(added)) {
    const next = (result[name] ?? 0) + sign * count;
    if (next === 0) delete result[name];
    else result[name] = next;
  }
  return result;
}

/** Takes away what a day or form had added and adds what it adds now; an empty bag is nothing. */
export function replaced(counts: Counts, before: Counts, after: Counts): Counts {
  return withAdded(withAdded(counts, before, -1), after, 1);
}

export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce<Counts>((sum, one) => withAdded(sum, one, 1), {});
}

/** What a class's day adds: per subject a day with homework and its minutes; whether the day was over the limit. */
export function countsOfDay(
  posts: readonly { subject: Subject; published: Sheet | null }[],
  limits: Limits,
): Counts {
  const counts: Record<string, number> = {};
  const load: DayLoad = {};
  for (const { subject, published } of posts) {
    if (published === null) continue;
    const minutes = countedMinutes(published);
    load[subject] = minutes;
    counts[`days:${subject}`] = 1;
    if (minutes > 0) counts[`declared:${subject}`] = minutes;
  }
  const total = totalOf(load);
  if (Object.keys(load).length > 0) counts['days'] = 1;
  if (total > 0) counts['declared'] = total;
  if (total > limits.total) counts['days-over'] = 1;
  return counts;
}

/** What a family's form of a week adds: under its week, so that a week's forms can be counted when it is over. */
export function countsOfForm(monday: string, form: Feedback): Counts {
  const counts: Record<string, number> = {
    [`week:${monday}`]: 1,
    [`difficulty:${monday}:${form.difficulty}`]: 1,
    [`mood:${monday}:${form.mood}`]: 1,
  };
  let total = 0;
  for (const { subject, minutes } of form.minutes) {
    counts[`real:${monday}:${subject}:${minutes}`] = 1;
    total += minutes;
  }
  counts[`real:${monday}:all:${total}`] = 1;
  return counts;
}

/** A subject, or all of them together. */
export type Column = Subject | 'all';
export const columns: readonly Column[] = ['all', ...subjects];

/** Minutes and how many forms said so, ascending. */
export type Histogram = readonly (readonly [minutes: number, forms: number])[];

export function addedUp(all: readonly Histogram[]): Histogram {
  const sums = new Map<number, number>();
  for (const [minutes, forms] of all.flat()) sums.set(minutes, (sums.get(minutes) ?? 0) + forms);
  return [...sums].sort(([one], [other]) => one - other);
}

export function formsIn(histogram: Histogram): number {
  return histogram.reduce((sum, [, forms]) => sum + forms, 0);
}

/** What the forms of each week say in a column, by Monday. */
export function histogramsOf(counts: Counts, column: Column): Map<string, Histogram> {
  const weeks = new Map<string, [number, number][]>();
  for (const [name, forms] of Object.entries(counts)) {
    const [kind, monday = '', of, minutes] = name.split(':');
    if (kind !== 'real' || of !== column) continue;
    weeks.set(monday, [...(weeks.get(monday) ?? []), [Number(minutes), forms]]);
  }
  return new Map([...weeks].map(([monday, found]) => [monday, addedUp([found])]));
}

/**
 * Which of a class's weeks are shown (H4, S5); `over`: those in which nothing can be said or changed any more, oldest
 * first. They come in portions of at least `smallest` forms, a week never in halves: whoever looks twice sees the same
 * or at least so many more, and so does whoever adds classes up or takes some from others. What is left waits.
 */
export function weeksShown(
  weeks: ReadonlyMap<string, Histogram>,
  over: readonly string[],
  smallest: number,
): string[] {
  const shown: string[] = [];
  let waiting: string[] = [];
  let forms = 0;
  for (const monday of over) {
    waiting.push(monday);
    forms += formsIn(weeks.get(monday) ?? []);
    if (forms < smallest) continue;
    shown.push(...waiting);
    [waiting, forms] = [[], 0];
  }
  return shown;
}

/** Forms of the given weeks. */
export function formsOfWeeks(counts: Counts, mondays: readonly string[]): number {
  return mondays.reduce((sum, monday) => sum + (counts[`week:${monday}`] ?? 0), 0);
}

/** How many children a class had while families said their weeks, by Monday: the largest of each week. */
export type Rolls = Readonly<Record<string, number>>;

export function withRoll(rolls: Rolls, monday: string, children: number): Rolls {
  return { ...rolls, [monday]: Math.max(rolls[monday] ?? 0, children) };
}

/**
 * Children who were asked in the given weeks. Whoever answered was: a child who left since stays in, and one who came
 * later is not asked about weeks before. `children`: of now, for weeks in which nobody answered.
 */
export function askedInWeeks(
  { counts, rolls }: { counts: Counts; rolls: Rolls },
  mondays: readonly string[],
  children: number,
): number {
  return mondays.reduce(
    (sum, monday) => sum + Math.max(rolls[monday] ?? children, counts[`week:${monday}`] ?? 0),
    0,
  );
}

export interface Spread {
  forms: number;
  median: number;
  /** A quarter needed at most `low`, a quarter at least `high`. */
  low: number;
  high: number;
  /** Forms that said more than the limit. */
  over: number;
}

/** Null when no form spoke of it. */
export function spreadOf(histogram: Histogram, limit: number): Spread | null {
  const forms = formsIn(histogram);
  if (forms === 0) return null;
  return {
    forms,
    median: quantile(histogram, forms, 1 / 2),
    low: quantile(histogram, forms, 1 / 4),
    high: quantile(histogram, forms, 3 / 4),
    over: histogram.reduce((sum, [minutes, count]) => sum + (minutes > limit ? count : 0), 0),
  };
}

/** Mean of the two middle values where the rank falls between them, in steps of the slider. */
function quantile(histogram: Histogram, forms: number, share: number): number {
  const rank = forms * share;
  const lower = valueAt(histogram, Math.ceil(rank));
  const upper = valueAt(histogram, Math.floor(rank) + 1);
  return (lower + upper) / 2;
}

/** The value of the n-th form, from 1. */
function valueAt(histogram: Histogram, place: number): number {
  let seen = 0;
  for (const [minutes, count] of histogram) {
    seen += count;
    if (seen >= place) return minutes;
  }
  return histogram.at(-1)?.[0] ?? 0;
}

/** Declared minutes a day, over the days on which there was homework; null without any. */
export function declaredPerDay(counts: Counts, column: Column): number | null {
  const days = counts[column === 'all' ? 'days' : `days:${column}`] ?? 0;
  if (days === 0) return null;
  const minutes = counts[column === 'all' ? 'declared' : `declared:${column}`] ?? 0;
  return Math.round((minutes / days) * 10) / 10;
}

/** To the slider's nearest step, for what a stopwatch measured. */
export function toStep(minutes: number): number {
  return Math.round(minutes / minutesStep) * minutesStep;
}
