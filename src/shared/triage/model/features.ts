/** What the model sees of one unit: characters, syllables, concepts and what the lexicon found. */
import { GAP, type Stream } from '../stream';
import type { CompiledLexicon } from '../compile';
import { hitsIn, type StreamHit } from '../engine';
import type { StepCounter } from '../trie';
import { conceptsOf, type Concept } from './concepts';
import { FEATURE, mix, placeOf } from './keys';
import { simplifiedCodes, syllablesOf, type Syllable } from './spelling';
import type { Unit } from './units';

/** A feature and the characters [start, end) of the stream that it was seen in. */
export interface Feature {
  place: number;
  start: number;
  end: number;
}

/** A hit of the lexicon in characters of the stream. */
interface PlacedHit extends Pick<StreamHit, 'idea' | 'weight'> {
  start: number;
  end: number;
}

/** A stream as the model reads it. */
export interface Reading {
  stream: Stream;
  codes: number[];
  syllables: Syllable[];
  concepts: Concept[];
  hits: readonly PlacedHit[];
}

/** Concepts further apart than this many characters, or words, say nothing of each other. */
const PAIR_DISTANCE = 12;
const PAIR_WORDS = 14;

/** Finds what the lexicon says of a stream; `found` are its hits, as `judge` wants them. */
export function readWithLexicon(
  stream: Stream,
  lexicon: CompiledLexicon,
  darkThread: boolean,
  counter: StepCounter,
): { reading: Reading; found: StreamHit[] } {
  const takenBack: Pick<StreamHit, 'idea' | 'weight' | 'first' | 'last'>[] = [];
  const found = hitsIn(stream, lexicon, darkThread, counter, takenBack);
  const hits = [...found, ...takenBack]
    .map(({ idea, weight, first, last }) => ({ idea, weight, start: first, end: last }))
    .sort((a, b) => a.start - b.start);
  return { reading: readStream(stream, hits), found };
}

function readStream(stream: Stream, hits: readonly PlacedHit[]): Reading {
  const codes = simplifiedCodes(stream);
  return {
    stream,
    codes,
    syllables: syllablesOf(codes, stream),
    concepts: conceptsOf(codes, stream),
    hits,
  };
}

/** The stretch of a list sorted by `start` that lies within a unit. */
function within<Item extends { start: number; end: number }>(
  items: readonly Item[],
  unit: Unit,
): Item[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < unit.start) low = middle + 1;
    else high = middle;
  }
  const found: Item[] = [];
  for (let at = low; at < items.length && items[at]!.start < unit.end; at += 1) {
    if (items[at]!.end <= unit.end) found.push(items[at]!);
  }
  return found;
}

/** What the lexicon found, or took back, in a unit. */
export function hitsWithin(reading: Reading, unit: Unit): PlacedHit[] {
  return within(reading.hits, unit);
}

type Add = (key: number, start: number, end: number) => unknown;

function addCharacters({ codes, stream }: Reading, unit: Unit, add: Add): void {
  for (let at = unit.start; at < unit.end; at += 1) {
    const code = codes[at]!;
    const gap = stream.gap[at]!;
    if (at > unit.start && gap >= GAP.comma) {
      const before = codes[at - 1]!;
      add(mix(mix(mix(before, FEATURE.acrossGap), code), gap), at - 1, at + 1);
      add(mix(mix(code, FEATURE.afterGap), gap), at, at + 1);
      add(mix(mix(before, FEATURE.beforeGap), gap), at - 1, at);
    }
    add(mix(code, FEATURE.one), at, at + 1);
    if (at + 1 < unit.end) add(mix(mix(code, FEATURE.two), codes[at + 1]!), at, at + 2);
    if (at + 2 < unit.end) {
      add(mix(mix(mix(code, FEATURE.three), codes[at + 1]!), codes[at + 2]!), at, at + 3);
    }
    if (stream.doubled[at] === 1) {
      add(mix(code, FEATURE.doubled), at, at + 1);
      if (at > unit.start)
        add(mix(mix(codes[at - 1]!, FEATURE.afterDoubled), code), at - 1, at + 1);
    }
  }
}

function addSyllables(reading: Reading, unit: Unit, add: Add): void {
  const syllables = within(reading.syllables, unit);
  for (let i = 0; i + 1 < syllables.length; i += 1) {
    const [first, second, third] = [syllables[i]!, syllables[i + 1]!, syllables[i + 2]];
    add(mix(mix(first.id, FEATURE.twoSyllables), second.id), first.start, second.end);
    if (!third) continue;
    const key = mix(mix(mix(first.id, FEATURE.threeSyllables), second.id), third.id);
    add(key, first.start, third.end);
  }
}

function addConcepts(reading: Reading, unit: Unit, add: Add): void {
  const { codes } = reading;
  const concepts = within(reading.concepts, unit);
  concepts.forEach(({ start, end, id }, i) => {
    add(mix(id, FEATURE.concept), start, end);
    if (start > unit.start) {
      add(mix(mix(id, FEATURE.conceptAfter), codes[start - 1]!), start - 1, end);
    }
    if (end < unit.end) add(mix(mix(id, FEATURE.conceptBefore), codes[end]!), start, end + 1);
    for (const other of concepts.slice(i + 1, i + PAIR_WORDS)) {
      const distance = other.start - end;
      if (distance < 0 || distance >= PAIR_DISTANCE) continue;
      add(mix(mix(id, FEATURE.conceptPair), other.id), start, other.end);
    }
  });
}

/** A name as a number, the same on every machine. */
function numberOf(name: string): number {
  let key = 7;
  for (let i = 0; i < name.length; i += 1) key = mix(key, name.charCodeAt(i));
  return key;
}

const heaviness = (weight: number): number => (weight >= 60 ? 2 : weight >= 35 ? 1 : 0);

/** Every feature of a unit, one seen twice twice. */
export function featuresOf(reading: Reading, unit: Unit): Feature[] {
  const features: Feature[] = [];
  addAll(reading, unit, (key, start, end) => features.push({ place: placeOf(key), start, end }));
  return features;
}

/** The places of a unit's features, each once. */
export function placesIn(reading: Reading, unit: Unit): Set<number> {
  const places = new Set<number>();
  addAll(reading, unit, (key) => places.add(placeOf(key)));
  return places;
}

/** Linear in the unit's length. */
function addAll(reading: Reading, unit: Unit, add: Add): void {
  addCharacters(reading, unit, add);
  addSyllables(reading, unit, add);
  addConcepts(reading, unit, add);
  for (const { idea, weight, start, end } of hitsWithin(reading, unit)) {
    add(mix(numberOf(idea), FEATURE.idea), start, end);
    add(mix(heaviness(weight), FEATURE.ideaWeight), start, end);
  }
  const { codes } = reading;
  const [first, last] = [codes[unit.start]!, codes[unit.end - 1]!];
  add(mix(first, FEATURE.firstOne), unit.start, unit.start + 1);
  add(mix(last, FEATURE.lastOne), unit.end - 1, unit.end);
  if (unit.end - unit.start > 1) {
    const [second, beforeLast] = [codes[unit.start + 1]!, codes[unit.end - 2]!];
    add(mix(mix(first, FEATURE.firstTwo), second), unit.start, unit.start + 2);
    add(mix(mix(last, FEATURE.lastTwo), beforeLast), unit.end - 2, unit.end);
  }
}
