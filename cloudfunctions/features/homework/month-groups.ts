/** H4: figures of a whole and its groups: a class shows what may be shown, and every whole is made of that. */
import { asksForForms, mondaysOfMonth } from '../../../src/shared/homework/days';
import { subjectLimit, type Limits } from '../../../src/shared/homework/load';
import {
  addedUp,
  askedInWeeks,
  columns,
  declaredPerDay,
  formsOfWeeks,
  histogramsOf,
  spreadOf,
  sumOf,
  weeksShown,
  type Column,
  type Counts,
  type Histogram,
  type Rolls,
} from '../../../src/shared/homework/month';
import type { GroupFigures } from '../../../src/shared/homework/month-contract';
import { subjects } from '../../../src/shared/people/subjects';
import { closesAtMsOf, type SchoolDay } from './school-day';

interface ColumnForms {
  /** Of the weeks that are shown. */
  shown: Histogram;
  /** There are more, which wait. */
  waits: boolean;
}

export interface Group {
  key: string;
  name: string;
  counts: Counts;
  forms: ReadonlyMap<Column, ColumnForms>;
  children: number;
  /** Children asked in the closed weeks. */
  asked: number;
  /** Grades of the school, classes of a grade; none of a class. */
  parts: readonly Group[];
}

export interface Weeks {
  /** Mondays of the weeks of the month that are over altogether. */
  over: string[];
  /** Mondays of the weeks that asked for forms and whose forms are closed. */
  closed: string[];
  /** The one whose forms are open, when it lies in the month. */
  open: string[];
}

/** A week is over hours after its forms were closed: no call on its way changes it any more. */
export function monthWeeks({ school, monday, nowMs }: SchoolDay, month: string): Weeks {
  const begun = mondaysOfMonth(month).filter((one) => one <= monday);
  const asked = begun.filter((one) => asksForForms(school.calendar, one));
  const isClosed = (one: string) => closesAtMsOf(school, one) <= nowMs;
  return {
    over: begun.filter((one) => one < monday),
    closed: asked.filter(isClosed),
    open: asked.filter((one) => !isClosed(one)),
  };
}

interface ClassMonth {
  key: string;
  name: string;
  counts: Counts;
  rolls: Rolls;
  children: number;
}

export function classGroup(of: ClassMonth, weeks: Weeks, smallest: number): Group {
  const forms = columns.map((column): [Column, ColumnForms] => {
    const byWeek = histogramsOf(of.counts, column);
    const mondays = weeksShown(byWeek, weeks.over, smallest);
    const shown = addedUp(mondays.map((monday) => byWeek.get(monday) ?? []));
    return [column, { shown, waits: [...byWeek.keys()].some((one) => !mondays.includes(one)) }];
  });
  const { key, name, counts, children } = of;
  const asked = askedInWeeks(of, weeks.closed, children);
  return { key, name, counts, forms: new Map(forms), children, asked, parts: [] };
}

export function wholeOf(key: string, parts: readonly Group[]): Group {
  const formsOf = (column: Column) =>
    parts.flatMap(({ forms }) => {
      const found = forms.get(column);
      return found ? [found] : [];
    });
  return {
    key,
    name: '',
    counts: sumOf(parts.map(({ counts }) => counts)),
    forms: new Map(
      columns.map((column) => [
        column,
        {
          shown: addedUp(formsOf(column).map(({ shown }) => shown)),
          waits: formsOf(column).some(({ waits }) => waits),
        },
      ]),
    ),
    children: parts.reduce((sum, { children }) => sum + children, 0),
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
    parts,
  };
}

export function figuresOf(
  { key, name, counts, forms, children, asked }: Group,
  weeks: Weeks,
  limits: Limits,
): GroupFigures {
  const column = (of: Column) => {
    const { shown, waits } = forms.get(of) ?? { shown: [], waits: false };
    const real = spreadOf(shown, of === 'all' ? limits.total : subjectLimit(limits, of));
    return {
      declared: declaredPerDay(counts, of),
      days: counts[of === 'all' ? 'days' : `days:${of}`] ?? 0,
      real,
      hidden: real === null && waits,
    };
  };
  return {
    key,
    name,
    answered: formsOfWeeks(counts, weeks.closed),
    asked,
    thisWeek: formsOfWeeks(counts, weeks.open),
    children,
    days: counts['days'] ?? 0,
    daysOver: counts['days-over'] ?? 0,
    all: column('all'),
    subjects: subjects
      .map((subject) => ({ subject, ...column(subject) }))
      .filter(({ days, real, hidden }) => days > 0 || real !== null || hidden),
  };
}
