/**
 * Policy: figures in which schools differ (architecture: Policy). A feature declares them in its
 * `policy.ts`; the value that holds is chosen by its start, never by when it was written.
 */
import type { Role } from '../action/contract';
import { isGradeWord } from '../modules/grade-set';

export type PolicyUnit =
  | 'seconds'
  | 'minutes'
  | 'hour-of-day'
  | 'days'
  | 'people'
  | 'nights-per-week'
  | 'hours-per-week'
  | 'sessions-per-month'
  | 'per-term'
  | 'open-at-once'
  | 'percent'
  | 'points'
  | 'grade'
  | 'grades'
  | 'choice';

interface PolicyBase<Key extends string> {
  /** `<feature>.<name>`, unit last, e.g. `messages.reply-remind-minutes`. */
  readonly key: Key;
  readonly unit: PolicyUnit;
  /** Roles that may change it. */
  readonly changedBy: readonly Role[];
  /** Row of the requirements that asks for it. */
  readonly row: string;
}

/** A whole number within `range`, both ends included. */
export interface NumberPolicy<Key extends string = string> extends PolicyBase<Key> {
  readonly default: number;
  readonly range: readonly [min: number, max: number];
}

/** One word out of `choices`. */
export interface ChoicePolicy<
  Key extends string = string,
  Choice extends string = string,
> extends PolicyBase<Key> {
  readonly default: NoInfer<Choice>;
  readonly choices: readonly Choice[];
}

/** A set of grades in one word (modules/grade-set.ts): `all`, `none`, or e.g. `g3-5`. */
export interface GradesPolicy<Key extends string = string> extends PolicyBase<Key> {
  readonly default: string;
  readonly isGrades: true;
}

export type PolicyDefinition = NumberPolicy | ChoicePolicy | GradesPolicy;

/** Whether the value is one that the definition allows. */
export function isPolicyValue(definition: PolicyDefinition, value: unknown): boolean {
  if ('choices' in definition) {
    return typeof value === 'string' && definition.choices.includes(value);
  }
  if ('isGrades' in definition) return isGradeWord(value);
  const [min, max] = definition.range;
  return Number.isInteger(value) && min <= (value as number) && (value as number) <= max;
}

/** Declares one figure; RangeError when its own default is not allowed. */
export function definePolicy<const Key extends string>(
  definition: NumberPolicy<Key>,
): NumberPolicy<Key>;
export function definePolicy<const Key extends string, const Choice extends string>(
  definition: ChoicePolicy<Key, Choice>,
): ChoicePolicy<Key, Choice>;
export function definePolicy<const Key extends string>(
  definition: GradesPolicy<Key>,
): GradesPolicy<Key>;
export function definePolicy(definition: PolicyDefinition): PolicyDefinition {
  if (!isPolicyValue(definition, definition.default)) {
    throw new RangeError(`policy ${definition.key}: the default is outside its own range`);
  }
  return definition;
}
