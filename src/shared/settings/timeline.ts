/**
 * A figure of the school over time (architecture: Policy): which value holds when, and how a change is written. What
 * has held is never touched: last term is judged by last term's figures.
 */
import { isPolicyValue, type PolicyDefinition } from '../policy/define-policy';
import type { StoredPolicyValue } from '../policy/registry';
import { dayMs, localDateTime, toLocalDate, type InstantMs, type LocalDate } from '../time/instant';

export type SettingValue = number | string;

/** From `fromMs` on, until the next begins. */
export interface DatedValue {
  value: SettingValue;
  fromMs: InstantMs;
}

export interface Timeline {
  now: SettingValue;
  /** Values to come, the nearest first. */
  coming: DatedValue[];
  /** Values that held before, the latest first; the default before the first of them is not listed. */
  past: DatedValue[];
}

/** Of one figure; `values` is the school's whole list. What a later range no longer allows is passed over. */
export function timelineOf(
  definition: PolicyDefinition,
  values: readonly StoredPolicyValue[],
  nowMs: InstantMs,
): Timeline {
  const begun: DatedValue[] = [];
  const coming: DatedValue[] = [];
  for (const one of inOrder(definition, values))
    (one.fromMs <= nowMs ? begun : coming).push({ value: one.value, fromMs: one.fromMs });
  const holding = begun.pop();
  return { now: holding?.value ?? definition.default, coming, past: begun.reverse() };
}

interface AllowedValue extends StoredPolicyValue {
  value: SettingValue;
}

/** The figure's allowed values by their start; of two with one start the later in the list. */
function inOrder(
  definition: PolicyDefinition,
  values: readonly StoredPolicyValue[],
): AllowedValue[] {
  const byStart = new Map<InstantMs, AllowedValue>();
  for (const one of values)
    if (one.key === definition.key && isPolicyValue(definition, one.value))
      byStart.set(one.fromMs, { ...one, value: one.value as SettingValue });
  return [...byStart.values()].sort((a, b) => a.fromMs - b.fromMs);
}

/** When a change of that day begins: today's at once, a later day's with its first minute. */
export function startOf(fromDate: LocalDate, nowMs: InstantMs): InstantMs {
  return fromDate === toLocalDate(nowMs) ? nowMs : localDateTime(fromDate, '00:00');
}

export type ChangeRefusal = 'past' | 'too-far' | 'too-many';

/** A plan beyond this is a slip of the finger. */
const furthestDays = 400;
/** So many changes of one figure are kept; the school's document stays small. */
const mostValues = 40;

/** The list with the value from `fromDate` on; what was to begin on that day gives way to it. */
export function withValue(
  values: readonly StoredPolicyValue[],
  change: { key: string; value: SettingValue; fromDate: LocalDate },
  nowMs: InstantMs,
): StoredPolicyValue[] | ChangeRefusal {
  const { key, value, fromDate } = change;
  if (fromDate < toLocalDate(nowMs)) return 'past';
  const fromMs = startOf(fromDate, nowMs);
  if (fromMs > nowMs + furthestDays * dayMs) return 'too-far';
  const kept = values.filter(
    (one) => one.key !== key || one.fromMs <= nowMs || toLocalDate(one.fromMs) !== fromDate,
  );
  if (kept.filter((one) => one.key === key).length >= mostValues) return 'too-many';
  return [...kept, { key, value, fromMs }];
}

/** The list without what was to begin on that day; what has begun stays whatever is asked. */
export function withoutComing(
  values: readonly StoredPolicyValue[],
  { key, fromDate }: { key: string; fromDate: LocalDate },
  nowMs: InstantMs,
): StoredPolicyValue[] {
  return values.filter(
    (one) => one.key !== key || one.fromMs <= nowMs || toLocalDate(one.fromMs) !== fromDate,
  );
}
