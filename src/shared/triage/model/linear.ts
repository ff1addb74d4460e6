/**
 * How much a text looks like those in which somebody was in danger: the sum of learnt weights over
 * the square root of how many features there are, and a bias that grows with the length. No clock, no chance; linear in the text.
 */
import type { StepCounter } from '../trie';
import { hitsWithin, placesIn, type Reading } from './features';
import { triageThresholds } from '../thresholds';
import { clausesAlone, unitsOf, windowsOf, type Unit } from './units';

export interface LinearModel {
  /** By place of a feature. */
  weights: Int8Array;
  /** What one step of a weight is worth. */
  step: number;
  bias: number;
  /** What a longer text must show more, or less: times `lengthOf`. */
  lengthBias: number;
  /** A sentence below this says nothing either way and is left out, so that adding one changes nothing. */
  neutral: number;
  /** What a part must have more than a whole: taken out of their context, words sound worse. */
  partPenalty: number;
  /** The same for a window over a longer sentence, and for a clause alone. */
  windowPenalty: number;
  clausePenalty: number;
  /** The same for words of the lexicon alone: 我想死哈哈哈哈 has no divider. */
  wordsPenalty: number;
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

/** The places of a unit's features, each once. */
export type Places = Iterable<number>;

const SHORT = 3.5;
const MIDDLE = 5;
const LONG = 7;

/** How much a text of so many features says, in doublings; between a word and three sentences. */
export function lengthOf(count: number): number {
  return Math.max(SHORT, Math.min(LONG, Math.log2(Math.max(1, count)))) - MIDDLE;
}

/** The features of some units, each once, by a number of its own. */
class Piece {
  private readonly numbers = new Map<number, number>();
  private readonly weightOf: number[] = [];
  private readonly ofUnit: Int32Array[] = [];
  private readonly seen: Int32Array;
  private round = 0;

  constructor(
    units: readonly Places[],
    private readonly model: LinearModel,
    private readonly counter: StepCounter,
  ) {
    for (const places of units) {
      const own = Int32Array.from(places, (place) => this.number(place));
      this.counter.steps += own.length;
      this.ofUnit.push(own);
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
    return valueFor(sum, count, this.model);
  }
}

/** A value, and which units of those asked about it is of. */
interface Darkest {
  value: number;
  chosen: readonly number[];
}

function valueFor(sum: number, count: number, { step, bias, lengthBias }: LinearModel): number {
  return (sum * step) / Math.sqrt(Math.max(1, count)) + bias + lengthBias * lengthOf(count);
}

/** The value of a window or clause by itself, before what it pays for being a part. */
export function partValue(places: Places, model: LinearModel): number {
  let sum = 0;
  let count = 0;
  for (const place of places) {
    sum += model.weights[place]!;
    count += 1;
  }
  return valueFor(sum, count, model);
}

/** The darkest part of some neighbouring units, at least one. */
export function darkestOfUnits(
  units: readonly Places[],
  model: LinearModel,
  counter: StepCounter = { steps: 0 },
): Darkest {
  const piece = new Piece(units, model, counter);
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
  return { value, chosen };
}

/** The units that say something by themselves, all where none does; for the trainer. */
export function tellingUnits<Unit extends Places>(
  units: readonly Unit[],
  model: LinearModel,
): readonly Unit[] {
  const piece = new Piece(units, model, { steps: 0 });
  const telling = units.filter((_, at) => piece.valueOf([at]) >= model.neutral);
  return telling.length === 0 ? units : telling;
}

function placesOf(reading: Reading, unit: Unit, counter: StepCounter): Places {
  const places = placesIn(reading, unit);
  counter.steps += places.size;
  return places;
}

/** Who does it stands before the words, what ends it after them. */
const BEFORE = 2;
const AFTER = 1;

function withSubject(start: number, end: number, unit: Unit): Unit {
  return { start: Math.max(unit.start, start - BEFORE), end: Math.min(unit.end, end + AFTER) };
}

/** The darkest window, clause or words of the lexicon in a sentence: what is harmless beside danger must not thin it out. */
function darkestPart(
  reading: Reading,
  unit: Unit,
  model: LinearModel,
  counter: StepCounter,
): Dark | null {
  let darkest: Dark | null = null;
  const look = (part: Unit, penalty: number): void => {
    const value = partValue(placesOf(reading, part, counter), model) - penalty;
    if (!darkest || value > darkest.value) darkest = { value, reading, units: [part] };
  };
  for (const window of windowsOf(reading.stream, unit)) look(window, model.windowPenalty);
  for (const clause of clausesAlone(reading.stream, unit)) look(clause, model.clausePenalty);
  for (const { start, end, weight } of hitsWithin(reading, unit)) {
    if (weight < triageThresholds.red) continue;
    look({ start, end }, model.wordsPenalty);
    look(withSubject(start, end, unit), model.wordsPenalty);
  }
  return darkest;
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
    const own = units.slice(at, at + PIECE + RUN);
    const places = own.map((unit) => placesOf(reading, unit, counter));
    const { value, chosen } = darkestOfUnits(places, model, counter);
    if (darkest && value <= darkest.value) continue;
    darkest = { value, reading, units: chosen.map((i) => own[i]!) };
  }
  for (const unit of units) {
    const part = darkestPart(reading, unit, model, counter);
    if (part && part.value > (darkest?.value ?? -Infinity)) darkest = part;
  }
  return darkest;
}
