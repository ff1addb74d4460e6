/** From labelled sentences to weights as they ship, by the very code that judges (`learning.ts`). */
import { bundle } from '../lib/bundle.mjs';
import { learn, learnKinds } from './learn.mjs';
import { prune, pruneRows } from './ship.mjs';

/** Features that ship, the heaviest first. */
const MOST = 300_000;
const MOST_KINDS = 12_000;
/** A feature seen in one sentence only is chance. */
const SEEN_AT_LEAST = 2;
/** Below it a sentence alone has no level and is left out of what is judged together. */
export const NEUTRAL = -1.4;
/** What a part of a message must have more than the whole to be heard. */
export const PART_PENALTY = 1;
/** The same for a window over a longer sentence. */
export const WINDOW_PENALTY = 0.5;
/** The same for a clause alone. */
export const CLAUSE_PENALTY = 1.1;
/** The same for words of the lexicon alone; they play no part in learning. */
export const WORDS_PENALTY = 1.7;

const { KEY_BITS, KINDS, DIGITS, darkestOfUnits, lengthOf, placesOf, tellingUnits, partValue } =
  await bundle('tools/triage/learning.ts');
const SIZE = 1 << KEY_BITS;

export { DIGITS };

const seen = new Uint16Array(SIZE);

/** What the units of a reading show together. */
function bagOf(units) {
  const places = [...new Set(units.flatMap((unit) => [...unit]))];
  return {
    places: Int32Array.from(places.filter((place) => seen[place] >= SEEN_AT_LEAST)),
    count: places.length,
    length: lengthOf(places.length),
  };
}

/** Adds to each sentence its features: of every reading and unit, and of every reading together. */
export function withFeatures(sentences) {
  for (const sentence of sentences) {
    sentence.readings = placesOf(sentence.text).filter(({ units }) => units.length > 0);
    const own = new Set(
      sentence.readings.flatMap(({ units }) => units).flatMap((places) => [...places]),
    );
    for (const place of own) if (seen[place] < 65_535) seen[place] += 1;
  }
  for (const sentence of sentences)
    sentence.bags = sentence.readings.map(({ units }) => bagOf(units));
  return sentences;
}

/** What the product would make of a sentence, before it is a score. */
export function valueOf({ readings }, model) {
  const values = readings.flatMap(({ units, windows, clauses }) => [
    darkestOfUnits(units, model).value,
    ...windows.map((window) => partValue(window, model) - WINDOW_PENALTY),
    ...clauses.map((clause) => partValue(clause, model) - CLAUSE_PENALTY),
  ]);
  return Math.max(-Infinity, ...values);
}

const modelOf = (learnt, from) => ({
  ...prune(learnt, from, MOST),
  neutral: NEUTRAL,
  partPenalty: PART_PENALTY,
  windowPenalty: WINDOW_PENALTY,
  clausePenalty: CLAUSE_PENALTY,
});

/** Learns twice: the second time from what the first calls telling, as the product will judge. */
export function learnTwice(from) {
  const first = modelOf(learn(from, SIZE), from);
  const telling = from.map((sentence) => ({
    ...sentence,
    bags: sentence.readings.map(({ units }, at) =>
      units.length === 1 ? sentence.bags[at] : bagOf(tellingUnits(units, first)),
    ),
  }));
  return modelOf(learn(telling, SIZE), from);
}

/** Rows of weights that tell the kinds of red sentences apart. */
export function kindsOf(sentences) {
  const named = sentences.filter(
    ({ label, kind, bags }) => label === 'red' && kind && bags.length > 0,
  );
  return pruneRows(learnKinds(named, KINDS, SIZE), named, MOST_KINDS);
}
