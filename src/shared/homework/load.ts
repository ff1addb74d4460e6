/** How much homework a class has on a day, and what H2 allows. Minutes of an ordinary child, written work only. */
import { subjects, type Subject } from '../people/subjects';
import type { Sheet } from './model';

export interface Limits {
  total: number;
  chinese: number;
  mathematics: number;
  /** All other subjects together. */
  others: number;
}

export type LimitName = keyof Limits;

/** Grades below this one have no written homework at home (H2). */
const firstGradeWithWriting = 3;

export function mayWrite(grade: number): boolean {
  return grade >= firstGradeWithWriting;
}

/** Minutes that count against H2: written, and not optional. */
export function countedMinutes(sheet: Sheet | null): number {
  return minutesOf(sheet, ({ written, tier }) => written && tier !== 'optional');
}

/** Everything a child does who leaves out what is optional: shown beside the counted minutes. */
export function allMinutes(sheet: Sheet | null): number {
  return minutesOf(sheet, ({ tier }) => tier !== 'optional');
}

function minutesOf(sheet: Sheet | null, counts: (task: Sheet['tasks'][number]) => boolean): number {
  return (sheet?.tasks ?? []).filter(counts).reduce((sum, { minutes }) => sum + minutes, 0);
}

export function hasWriting(sheet: Sheet): boolean {
  return sheet.tasks.some(({ written }) => written);
}

/** Counted minutes per subject of what a class was given so far. */
export type DayLoad = Partial<Record<Subject, number>>;

export function totalOf(load: DayLoad): number {
  return subjects.reduce((sum, subject) => sum + (load[subject] ?? 0), 0);
}

function groupOf(subject: Subject): Exclude<LimitName, 'total'> {
  return subject === 'chinese' || subject === 'mathematics' ? subject : 'others';
}

function groupTotal(load: DayLoad, group: Exclude<LimitName, 'total'>): number {
  return subjects
    .filter((subject) => groupOf(subject) === group)
    .reduce((sum, subject) => sum + (load[subject] ?? 0), 0);
}

export interface Excess {
  limit: LimitName;
  /** What the day would come to, and what is allowed. */
  minutes: number;
  allowed: number;
}

/**
 * The limits that `minutes` in `subject` would break, given what the class has already. Empty when it breaks none, or
 * when it is no more than what was given in this subject before: a correction downwards is never stopped.
 */
export function excessOf(
  limits: Limits,
  load: DayLoad,
  subject: Subject,
  minutes: number,
): Excess[] {
  if (minutes <= (load[subject] ?? 0)) return [];
  const after = { ...load, [subject]: minutes };
  const group = groupOf(subject);
  const found: Excess[] = [
    { limit: group, minutes: groupTotal(after, group), allowed: limits[group] },
    { limit: 'total', minutes: totalOf(after), allowed: limits.total },
  ];
  return found.filter((one) => one.minutes > one.allowed);
}

/** The most that a subject may take by itself. */
export function subjectLimit(limits: Limits, subject: Subject): number {
  return limits[groupOf(subject)];
}
