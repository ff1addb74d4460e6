/** Which passages made a text dark, with the reason in plain Chinese for the counsellor. */
import type { TriageKind, TriageSpan } from '../types';
import { GAP, type Stream } from '../stream';
import { conceptReason } from './concepts';
import { featuresOf, type Reading } from './features';
import { FEATURE, mix, placeOf } from './keys';
import type { Dark, LinearModel } from './linear';
import type { Unit } from './units';

const kindReasons: Readonly<Record<TriageKind, string>> = {
  self: '听起来像是不想活了，或想伤害自己',
  others: '听起来像是想伤害别人',
  abuse: '听起来像是正在被人伤害',
  'third-person': '听起来像是别人有危险',
};

/** At most so many passages are marked. */
const MOST = 4;
/** A passage goes on over characters that say less than this share of what the darkest says. */
const COOL_SHARE = 0.2;

/** What each character of a unit adds; a feature's weight is shared among its characters. */
function heatOf(reading: Reading, unit: Unit, model: LinearModel): number[] {
  const heat = Array.from({ length: unit.end - unit.start }, () => 0);
  for (const { place, start, end } of featuresOf(reading, unit)) {
    const share = model.weights[place]! / (end - start);
    for (let at = start; at < end; at += 1) heat[at - unit.start]! += share;
  }
  return heat;
}

interface Passage {
  start: number;
  end: number;
  sum: number;
}

/** The stretch with the largest sum, each character first paying for being marked. */
function hottest(heat: readonly number[], unit: Unit, stream: Stream): Passage | null {
  const cool = Math.max(0, ...heat) * COOL_SHARE;
  let best: Passage | null = null;
  let from = 0;
  let sum = 0;
  heat.forEach((value, at) => {
    if (sum <= 0) {
      sum = 0;
      from = at;
    }
    sum += value - cool;
    if (sum > 0 && (!best || sum > best.sum)) {
      best = { start: unit.start + from, end: unit.start + at + 1, sum };
    }
  });
  return best && wholeClause(best, unit, stream);
}

/** So few characters away from a comma a passage goes on to it: no word is cut for them. */
const NEAR = [0, 1, 2, 3];

function wholeClause(passage: Passage, unit: Unit, stream: Stream): Passage {
  const isEdge = (at: number): boolean =>
    at === unit.start || at === unit.end || stream.gap[at]! >= GAP.comma;
  const before = NEAR.find((step) => isEdge(passage.start - step)) ?? 0;
  const after = NEAR.find((step) => isEdge(passage.end + step)) ?? 0;
  return { ...passage, start: passage.start - before, end: passage.end + after };
}

/** A class of words that adds less than this many steps stands there by chance and explains nothing. */
const TELLING = 3;

/** The concept of danger in the passage that was learnt to weigh most. */
function reasonOf(reading: Reading, passage: Passage, model: LinearModel): string | null {
  let heaviest = TELLING - 1;
  let reason: string | null = null;
  for (const { start, end, id } of reading.concepts) {
    if (start < passage.start || end > passage.end) continue;
    const weight = model.weights[placeOf(mix(id, FEATURE.concept))]!;
    const words = conceptReason(id);
    if (words === null || weight <= heaviest) continue;
    heaviest = weight;
    reason = words;
  }
  return reason;
}

/** The passages of a dark text, the darkest first; `weight` is that of the whole. */
export function passagesOf(
  { reading, units }: Dark,
  model: LinearModel,
  kind: TriageKind,
  weight: number,
): TriageSpan[] {
  const { stream } = reading;
  return units
    .map((unit) => hottest(heatOf(reading, unit, model), unit, stream) ?? { ...unit, sum: 0 })
    .sort((a, b) => b.sum - a.sum || a.start - b.start)
    .slice(0, MOST)
    .map((passage) => ({
      start: stream.from[passage.start]!,
      end: stream.to[passage.end - 1]!,
      reason: reasonOf(reading, passage, model) ?? kindReasons[kind],
      kind,
      weight: Math.max(1, weight),
    }));
}
