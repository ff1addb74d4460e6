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
  /** Grades of the school, classes of a grade; none of a class. */
  parts: readonly Group[];
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

/**
 * Everything in a column that the caller is not shown, whichever part is asked for: what is hidden among its
 * neighbours is hidden by itself too, with all below it, or a second question would tell the difference.
 */
function hiddenIn(column: Column, root: Group, smallest: number): Set<Group> {
  const hidden = new Set<Group>();
  const hideAll = (group: Group) => {
    hidden.add(group);
    group.parts.forEach(hideAll);
  };
  const look = (group: Group) => {
    const parts = group.parts.length > 0 ? group.parts : [group];
    const sizes = parts.map(({ counts }) => formsIn(counts, column));
    const { groups, whole } = hiddenGroups(sizes, smallest);
    if (whole) hidden.add(group);
    group.parts.forEach((part, index) => (groups[index] ? hideAll(part) : look(part)));
  };
  look(root);
  return hidden;
}

/** Figures of `shown` and its parts; `root`: all that the caller may read. */
export function groupsWithin(
  root: Group,
  shown: Group,
  around: Around,
): { whole: GroupFigures; groups: GroupFigures[] } {
  const hidden = new Map(
    columns.map((column) => [column, hiddenIn(column, root, around.smallest)]),
  );
  const figures = (group: Group) =>
    figuresOf(group, around, (column) => hidden.get(column)?.has(group) ?? true);
  return { whole: { ...figures(shown), key: '', name: '' }, groups: shown.parts.map(figures) };
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
