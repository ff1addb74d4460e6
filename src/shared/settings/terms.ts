/** Rules of the school's calendar: terms do not overlap, and what is over stays as it was. Pure. */
import type { CalendarOverride, SchoolCalendarData, SchoolTerm } from '../time/school-calendar';
import { addDays, daysBetween, type DayOfWeek, type LocalDate } from '../time/instant';

export type TermRefusal = 'term-order' | 'term-overlaps' | 'setting-past' | 'not-found';

/**
 * The terms with this one in them, by their first day. Of a term that has begun the first day stays, and it cannot
 * end before today; a new one cannot lie in the past.
 */
export function withTerm(
  terms: readonly SchoolTerm[],
  change: { termId: string | null; name: string; startDate: LocalDate; endDate: LocalDate },
  today: LocalDate,
): SchoolTerm[] | TermRefusal {
  const { termId, name, startDate, endDate } = change;
  const known = terms.find(({ id }) => id === termId);
  if (termId !== null && !known) return 'not-found';
  if (endDate <= startDate) return 'term-order';
  const touchesPast = known
    ? (known.startDate <= today && startDate !== known.startDate) ||
      (known.startDate > today && startDate < today) ||
      (known.endDate < today && endDate !== known.endDate) ||
      (known.endDate >= today && endDate < today)
    : endDate < today;
  if (touchesPast) return 'setting-past';
  const others = terms.filter((one) => one !== known);
  if (others.some((one) => one.startDate <= endDate && startDate <= one.endDate))
    return 'term-overlaps';
  const id = known?.id ?? newTermId(others, startDate);
  return [...others, { id, name, startDate, endDate }].sort((a, b) =>
    a.startDate < b.startDate ? -1 : 1,
  );
}

/** By the first day it was given: a term keeps its id when its days move. */
function newTermId(terms: readonly SchoolTerm[], startDate: LocalDate): string {
  const wanted = `term-${startDate}`;
  const taken = terms.filter(({ id }) => id === wanted || id.startsWith(`${wanted}-`)).length;
  return taken === 0 ? wanted : `${wanted}-${taken + 1}`;
}

export interface DaysWord {
  fromDate: LocalDate;
  /** Included; the same day for one day. */
  toDate: LocalDate;
  kind: 'school' | 'off' | 'as-everywhere';
  weekday: number | null;
  note: string;
}

export type DaysRefusal = 'setting-past' | 'setting-too-far' | 'term-order';

/** The furthest day that may be spoken of, and the longest stretch: what is further is a slip of the finger. */
const furthestDays = 500;
const longestDays = 100;

/**
 * The overrides with the school's word about these days; of earlier words about them nothing is left. Of a stretch of
 * days off only those are written down that would be school days (`isSchoolDay` without the school's own words).
 */
export function withDays(
  overrides: readonly CalendarOverride[],
  { fromDate, toDate, kind, weekday, note }: DaysWord,
  today: LocalDate,
  isSchoolDay: (date: LocalDate) => boolean,
): CalendarOverride[] | DaysRefusal {
  if (toDate < fromDate) return 'term-order';
  if (fromDate < today) return 'setting-past';
  if (daysBetween(fromDate, toDate) >= longestDays || toDate > addDays(today, furthestDays))
    return 'setting-too-far';
  const kept = overrides.filter(({ date }) => date < fromDate || date > toDate);
  if (kind === 'as-everywhere') return kept;
  const words: CalendarOverride[] = [];
  for (let date = fromDate; date <= toDate; date = addDays(date, 1))
    if (kind === 'school' || isSchoolDay(date))
      words.push({
        date,
        kind,
        ...(note === '' ? {} : { note }),
        ...(kind === 'school' && weekday !== null ? { weekday: weekday as DayOfWeek } : {}),
      });
  return [...kept, ...words].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Own words from the school year's first day on; those before are kept but no longer shown. */
export function shownDays(
  { overrides }: SchoolCalendarData,
  today: LocalDate,
): readonly CalendarOverride[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  return overrides.filter(({ date }) => date >= `${year}-08-01`);
}
