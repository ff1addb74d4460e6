/** Where class-weeks stand, and the figures over them (W1). Missing counts as missing, never as "nothing". */
import type { InstantMs } from '../time';
import type { MoodCounts } from './model';
import type { FormState } from './place';

/** `submittedAtMs` and the due time that held then, of the first submission; null when there is none. */
export function formStateOf(
  submitted: { firstAtMs: InstantMs; dueAtMs: InstantMs } | null,
  dueAtMs: InstantMs | null,
  nowMs: InstantMs,
): FormState {
  if (submitted !== null) return submitted.firstAtMs > submitted.dueAtMs ? 'late' : 'submitted';
  if (dueAtMs === null) return 'not-owed';
  return nowMs < dueAtMs ? 'open' : 'missing';
}

export interface WeekFigures {
  /** Classes that owe a form this week: the denominator of the other three. */
  owed: number;
  /** In time. */
  submitted: number;
  late: number;
  missing: number;
  /** Neither submitted nor due yet. */
  open: number;
}

export function figuresOf(states: readonly FormState[]): WeekFigures {
  const count = (state: FormState) => states.filter((one) => one === state).length;
  return {
    owed: states.length - count('not-owed'),
    submitted: count('submitted'),
    late: count('late'),
    missing: count('missing'),
    open: count('open'),
  };
}

export function unsettledOf({ low, irritable, tense }: MoodCounts): number {
  return low + irritable + tense;
}

/** The rest row counts itself (design: Stepper); never below zero. */
export function calmOf(classSize: number, counts: MoodCounts): number {
  return Math.max(0, classSize - unsettledOf(counts));
}

/** Steps of the heat strip, in percent of the children counted as not calm: 0 none, 4 the darkest. */
const heatSteps = [0, 5, 10, 15] as const;

/** 0–4; null where no form counts anybody. */
export function heatOf(unsettled: number, counted: number): 0 | 1 | 2 | 3 | 4 | null {
  if (counted === 0) return null;
  const percent = (unsettled / counted) * 100;
  return heatSteps.filter((step) => percent > step).length as 0 | 1 | 2 | 3 | 4;
}
