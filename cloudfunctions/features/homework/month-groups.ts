/** H4: figures of a whole and its groups, small groups hidden column by column. */
import { asksForForms, mondaysOfMonth } from '../../../src/shared/homework/days';
import { subjectLimit, type Limits } from '../../../src/shared/homework/load';
import {
  columns,
  declaredPerDay,
  formsIn,
  formsOfWeeks,
  histogramOf,
  spreadOf,
  type Column,
  type Counts,
} from '../../../src/shared/homework/month';
import type { GroupFigures } from '../../../src/shared/homework/month-contract';
import { hiddenGroups } from '../../../src/shared/homework/suppress';
import { subjects } from '../../../src/shared/people/subjects';
import { closesAtMsOf, type SchoolDay } from './school-day';

export interface Group {
  key: string;
  name: string;
  counts: Counts;
  children: number;
}

interface Weeks {
  /** Mondays of the weeks whose forms are closed. */
  closed: string[];
  /** The running one, when it lies in the month. */
  running: string[];
}

interface Around {
  weeks: Weeks;
  limits: Limits;
  smallest: number;
}

/** Weeks of the month that asked for forms so far. */
export function monthWeeks({ school, monday, nowMs }: SchoolDay, month: string): Weeks {
  const asked = mondaysOfMonth(month).filter(
    (one) => one <= monday && asksForForms(school.calendar, one),
  );
  const isClosed = (one: string) => closesAtMsOf(school, one) <= nowMs;
  return { closed: asked.filter(isClosed), running: asked.filter((one) => !isClosed(one)) };
}

/** Which groups are hidden, per column; a class alone is a whole without groups. */
function hiddenIn(column: Column, whole: Group, groups: readonly Group[], smallest: number) {
  const parts = groups.length > 0 ? groups : [whole];
  return hiddenGroups(
    parts.map(({ counts }) => formsIn(counts, column)),
    smallest,
  );
}

export function groupsWithin(
  whole: Group,
  groups: readonly Group[],
  around: Around,
): { whole: GroupFigures; groups: GroupFigures[] } {
  const hidden = new Map(
    columns.map((column) => [column, hiddenIn(column, whole, groups, around.smallest)]),
  );
  return {
    whole: figuresOf(whole, around, (column) => hidden.get(column)?.whole ?? true),
    groups: groups.map((group, index) =>
      figuresOf(group, around, (column) => hidden.get(column)?.groups[index] ?? true),
    ),
  };
}

function figuresOf(
  { key, name, counts, children }: Group,
  { weeks, limits }: Around,
  isHidden: (column: Column) => boolean,
): GroupFigures {
  const column = (of: Column) => {
    const spread = spreadOf(
      histogramOf(counts, of),
      of === 'all' ? limits.total : subjectLimit(limits, of),
    );
    const hidden = spread !== null && isHidden(of);
    return {
      declared: declaredPerDay(counts, of),
      days: counts[of === 'all' ? 'days' : `days:${of}`] ?? 0,
      real: hidden ? null : spread,
      hidden,
    };
  };
  return {
    key,
    name,
    answered: formsOfWeeks(counts, weeks.closed),
    asked: weeks.closed.length * children,
    thisWeek: formsOfWeeks(counts, weeks.running),
    children,
    days: counts['days'] ?? 0,
    daysOver: counts['days-over'] ?? 0,
    all: column('all'),
    subjects: subjects
      .map((subject) => ({ subject, ...column(subject) }))
      .filter(({ days, real, hidden }) => days > 0 || real !== null || hidden),
  };
}
