/**
 * How much a text looks like those in which somebody was in danger: the sum of learnt weights over
 * the square root of how many features there are. No clock, no chance; linear in the text.
 */
import type { StepCounter } from '../trie';
import { featuresOf, type Reading } from './features';
import { unitsOf, type Unit } from './units';

export interface LinearModel {
  /** By place of a feature. */
  weights: Int8Array;
  /** What one step of a weight is worth. */
  step: number;
  bias: number;
  /** A sentence below this says nothing either way and is left out, so that adding one changes nothing. */
  neutral: number;
  /** What a part must have more than a whole: taken out of their context, words sound worse. */
  partPenalty: number;
}

/** The darkest part of a reading. */
export interface Dark {
  value: number;
  reading: Reading;
  units: readonly Unit[];
}

/** Neighbouring units judged together. */
const RUN = 4;
/** A longer text is judged piece by piece, each reaching into the next: memory stays bounded. */
const PIECE = 60;

/** The features of some units, each once, by a number of its own. */
class Piece {
  private readonly numbers = new Map<number, number>();
  private readonly weightOf: number[] = [];
  private readonly ofUnit: Int32Array[] = [];
  private readonly seen: Int32Array;
  private round = 0;

  constructor(
    reading: Reading,
    units: readonly Unit[],
    private readonly model: LinearModel,
    private readonly counter: StepCounter,
  ) {
    for (const unit of units) {
      const own = new Set<number>();
      const features = featuresOf(reading, unit);
      this.counter.steps += features.length;
      for (const { place } of features) own.add(this.number(place));
      this.ofUnit.push(Int32Array.from(own));
    }
    this.seen = new Int32Array(this.weightOf.length);
  }

  private number(place: number): number {
    const known = this.numbers.get(place);
    if (known !== undefined) return known;
    const created = this.numbers.size;
    this.numbers.set(place, created);
    this.weightOf.push(this.model.weights[place]!);
    return created;
  }

  /** The value of some units taken together; `chosen` are their numbers within the piece. */
  valueOf(chosen: readonly number[]): number {
    this.round += 1;
    let sum = 0;
    let count = 0;
    for (const unit of chosen) {
      this.counter.steps += this.ofUnit[unit]!.length;
      for (const feature of this.ofUnit[unit]!) {
        if (this.seen[feature] === this.round) continue;
        this.seen[feature] = this.round;
        sum += this.weightOf[feature]!;
        count += 1;
      }
    }
    return (sum * this.model.step) / Math.sqrt(Math.max(1, count)) + this.model.bias;
  }
}

function darkestOfPiece(
  reading: Reading,
  units: readonly Unit[],
  model: LinearModel,
  counter: StepCounter,
): Dark {
  const piece = new Piece(reading, units, model, counter);
  const alone = units.map((_, at) => piece.valueOf([at]));
  const all = units.map((_, at) => at);
  const telling = all.filter((at) => alone[at]! >= model.neutral);
  // Where no sentence tells anything, the darkest of them alone: their sum would change with one more.
  const whole = telling.length === 0 ? [alone.indexOf(Math.max(...alone))] : telling;
  let value = whole.length === 1 ? alone[whole[0]!]! : piece.valueOf(whole);
  let chosen: readonly number[] = whole;
  if (units.length > 1) {
    for (let first = 0; first < units.length; first += 1) {
      for (let last = first; last < Math.min(units.length, first + RUN); last += 1) {
        const run = all.slice(first, last + 1);
        const part = (first === last ? alone[first]! : piece.valueOf(run)) - model.partPenalty;
        if (part <= value) continue;
        value = part;
        chosen = run;
      }
    }
  }
  return { value, reading, units: chosen.map((at) => units[at]!) };
}

/** The sentences of a reading that say something by themselves, for the trainer. */
export function tellingUnits(reading: Reading, model: LinearModel): readonly Unit[] {
  const units = unitsOf(reading.stream);
  const piece = new Piece(reading, units, model, { steps: 0 });
  const telling = units.filter((_, at) => piece.valueOf([at]) >= model.neutral);
  return telling.length === 0 ? units : telling;
}

/** The darkest part of one reading; null for a text without a letter. */
export function darkestOf(
  reading: Reading,
  model: LinearModel,
  counter: StepCounter = { steps: 0 },
): Dark | null {
  const units = unitsOf(reading.stream);
  let darkest: Dark | null = null;
  for (let at = 0; at < units.length; at += PIECE) {
    const found = darkestOfPiece(reading, units.slice(at, at + PIECE + RUN), model, counter);
    if (!darkest || found.value > darkest.value) darkest = found;
  }
  return darkest;
}
