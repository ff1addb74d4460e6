/**
 * Learns the weights of the triage (row M5): `node tools/triage/train.mjs [--folds | --quick] [--also <folder>]…`
 *
 * Reads tools/triage/corpus and whatever `--also` names, and writes
 * src/shared/triage/model/data/weights.ts. With `--folds` it writes nothing: it learns five times from
 * four fifths and says on the last fifth what is found and what is a false alarm, by file.
 * Standard output holds sums only, never a sentence. Nothing here runs in the product or in `npm test`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundle } from '../lib/bundle.mjs';
import { inRoot } from '../lib/paths.mjs';
import { learn, learnKinds } from './learn.mjs';
import { sentencesOf } from './sentences.mjs';
import { prune, pruneRows, rowsOf, write } from './ship.mjs';

const { values } = parseArgs({
  options: {
    folds: { type: 'boolean' },
    quick: { type: 'boolean' },
    also: { type: 'string', multiple: true, default: [] },
  },
});

const VERSION = '2.0.0';
/** Features that ship, the heaviest first. */
const MOST = 300_000;
const MOST_KINDS = 12_000;
/** A feature seen in one sentence only is chance. */
const SEEN_AT_LEAST = 2;
/** Of harmless sentences at most this share may be called red where the bar is set. */
const FALSE_ALARMS = 0.045;
/** Below it a sentence alone has no level and is left out of what is judged together. */
const NEUTRAL = -1.6;
/** What a part of a message must have more than the whole to be heard. */
const PART_PENALTY = 1;

const { KEY_BITS, KINDS, DIGITS, darkestOf, placesOf, readingsOf, tellingUnits } = await bundle(
  'tools/triage/learning.ts',
);
const SIZE = 1 << KEY_BITS;

const seen = new Uint16Array(SIZE);

function bagOf(reading, units) {
  const places = placesOf(reading, units);
  return { places: places.filter((place) => seen[place] >= SEEN_AT_LEAST), count: places.length };
}

function withFeatures(sentences) {
  for (const sentence of sentences) {
    sentence.readings = readingsOf(sentence.text);
    const own = new Set(sentence.readings.flatMap((reading) => [...placesOf(reading)]));
    for (const place of own) if (seen[place] < 65_535) seen[place] += 1;
  }
  for (const sentence of sentences) {
    sentence.bags = sentence.readings.map((reading) => bagOf(reading));
  }
  return sentences;
}

function valueOf({ readings }, model) {
  const values = readings.map((reading) => darkestOf(reading, model)?.value ?? -Infinity);
  return Math.max(-Infinity, ...values);
}

const modelOf = (learnt, from) => ({
  ...prune(learnt, from, MOST),
  neutral: NEUTRAL,
  partPenalty: PART_PENALTY,
});

/** Learns twice: the second time from what the first calls telling, as the product will judge. */
function learnTwice(from) {
  const first = modelOf(learn(from, SIZE), from);
  const telling = from.map((sentence) => ({
    ...sentence,
    bags: sentence.readings.map((reading, at) => {
      const units = tellingUnits(reading, first);
      return units.length === 0 ? sentence.bags[at] : bagOf(reading, units);
    }),
  }));
  return modelOf(learn(telling, SIZE), from);
}

const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Each sentence's value under weights that never saw it, nor its neighbours in the file. */
function foldValues(sentences) {
  const folds = 5;
  const fold = sentences.map(({ from }, at) => {
    const first = sentences.findIndex((other) => other.from === from);
    return Math.floor((at - first) / 20) % folds;
  });
  const found = new Array(sentences.length);
  for (let own = 0; own < (values.quick ? 1 : folds); own += 1) {
    const learning = sentences.filter((_, at) => fold[at] !== own);
    const model = learnTwice(learning);
    sentences.forEach((sentence, at) => {
      if (fold[at] === own) found[at] = valueOf(sentence, model);
    });
    process.stderr.write(`fold ${own + 1} of ${folds}\n`);
  }
  return found;
}

/** What is plainly written sets the bar: riddles would draw it to where nobody is heard. */
const setsTheBar = ({ from }) =>
  from.startsWith('plain') || from === 'risk-posts' || from === 'ordinary';

function tell(sentences, found, bar) {
  const of = (from, label) =>
    found.filter(
      (_, at) => (from === '' || sentences[at].from === from) && sentences[at].label === label,
    );
  const share = (values) =>
    values.length === 0
      ? '–'
      : (values.filter((value) => value >= bar).length / values.length).toFixed(3);
  for (const from of ['', ...new Set(sentences.map((sentence) => sentence.from))]) {
    process.stdout.write(
      `${(from || 'all').padEnd(34)} red ${share(of(from, 'red'))}  heavy ${share(of(from, 'heavy'))}  harmless ${share(of(from, 'harmless'))}\n`,
    );
  }
}

const sentences = withFeatures(sentencesOf(values.also));
process.stderr.write(`${sentences.length} sentences\n`);
const found = foldValues(sentences);
const harmless = found.filter(
  (_, at) => setsTheBar(sentences[at]) && sentences[at].label === 'harmless',
);
const bar = quantile(harmless, 1 - FALSE_ALARMS);
tell(sentences, found, bar);
if (values.folds) process.exit(0);

const model = learnTwice(sentences);
const named = sentences.filter(
  ({ label, kind, bags }) => label === 'red' && kind && bags.length > 0,
);
const kinds = pruneRows(learnKinds(named, KINDS, SIZE), named, MOST_KINDS);
const rows = rowsOf(model.weights);
writeFileSync(
  inRoot('src/shared/triage/model/data/weights.ts'),
  `/** Written by tools/triage/train.mjs; not by hand. Learnt from ${sentences.length} sentences. */
export const learnt = {
  version: '${VERSION}',
  bar: ${bar.toFixed(4)},
  bias: ${model.bias.toFixed(6)},
  step: ${model.step.toPrecision(6)},
  neutral: ${NEUTRAL},
  partPenalty: ${PART_PENALTY},
  weights: '${write(rows, DIGITS)}',
  kinds: '${write(kinds, DIGITS)}',
} as const;
`,
);
process.stderr.write(`${rows.length} weights, ${kinds.length} of kinds, bar ${bar.toFixed(2)}\n`);
