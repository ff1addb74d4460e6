/** Sums over the forms of a week (W1): only of classes that handed in, and over how many children they speak. */
import type { MoodCounts } from '../../../src/shared/class-mood/model';
import type { LevelCounts } from '../../../src/shared/class-mood/form-rules';
import type { MoodForm } from './collections';

type Submitted = NonNullable<MoodForm['submitted']>;

export interface WeekSums {
  /** Children of the classes that handed in: the denominator. */
  counted: number;
  counts: MoodCounts;
  concerns: LevelCounts;
}

export function sumsOf(forms: readonly Submitted[]): WeekSums {
  const sum = (of: (form: Submitted) => number) =>
    forms.reduce((total, form) => total + of(form), 0);
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
