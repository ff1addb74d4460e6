/** Sums over the forms of a week (W1): only of classes that handed in, and over how many children they speak. */
import type { MoodCounts } from '../../../src/shared/class-mood/model';
import type { LevelCounts } from '../../../src/shared/class-mood/form-rules';
import { addDays, localDateTime } from '../../../src/shared/time';
import type { MoodForm } from './collections';

type Figures = Pick<NonNullable<MoodForm['submitted']>, 'classSize' | 'counts' | 'concerns'>;

/** Fewer classes than this say too much of each. */
export const fewestClasses = 5;

/** When nothing that is handed in for the week changes what leaders read of it any more. */
export function weekOverMs(monday: string): number {
  return localDateTime(addDays(monday, 7), '00:00');
}

/**
 * A form as it stood when its week was over: what came or changed later is the centre's alone. Leaders who looked
 * twice, before and after one class's form, would else read that class out of the school's sums.
 */
export function figuresOfWeek({ monday, submitted, ofWeek }: MoodForm): Figures | null {
  if (submitted === null) return null;
  return submitted.atMs < weekOverMs(monday) ? submitted : (ofWeek ?? null);
}

/** What a form must keep for that when it is handed in at `nowMs`. */
export function keptOfWeek(form: MoodForm, nowMs: number): Pick<MoodForm, 'ofWeek'> {
  if (nowMs < weekOverMs(form.monday)) return {};
  const figures = figuresOfWeek(form);
  if (figures === null) return { ofWeek: null };
  const { classSize, counts, concerns } = figures;
  return { ofWeek: { classSize, counts, concerns } };
}

export interface WeekSums {
  /** Children of the classes that handed in: the denominator. */
  counted: number;
  counts: MoodCounts;
  concerns: LevelCounts;
}

export function sumsOf(forms: readonly Figures[]): WeekSums {
  const sum = (of: (form: Figures) => number) => forms.reduce((total, form) => total + of(form), 0);
  return {
    counted: sum(({ classSize }) => classSize),
    counts: {
      low: sum(({ counts }) => counts.low),
      irritable: sum(({ counts }) => counts.irritable),
      tense: sum(({ counts }) => counts.tense),
    },
    concerns: {
      none: sum(({ concerns }) => concerns.none),
      yellow: sum(({ concerns }) => concerns.yellow),
      orange: sum(({ concerns }) => concerns.orange),
      red: sum(({ concerns }) => concerns.red),
    },
  };
}
