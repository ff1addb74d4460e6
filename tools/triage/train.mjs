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
import { inRoot } from '../lib/paths.mjs';
import {
  DIGITS,
  kindsOf,
  learnTwice,
  CLAUSE_PENALTY,
  PART_PENALTY,
  WINDOW_PENALTY,
  WORDS_PENALTY,
  withFeatures,
} from './lesson.mjs';
import { besideEveryday } from './beside.mjs';
import { foldValues, tell } from './folds.mjs';
import { sentencesOf } from './sentences.mjs';
import { rowsOf, write } from './ship.mjs';

const { values } = parseArgs({
  options: {
    folds: { type: 'boolean' },
    quick: { type: 'boolean' },
    also: { type: 'string', multiple: true, default: [] },
  },
});

const VERSION = '2.0.0';
/** Of harmless sentences at most this share may be called red where the bar is set. */
const FALSE_ALARMS = 0.055;

/** In use the limit lies a little higher than in learning: nine of ten everyday sentences have no level. */
const NEUTRAL_IN_USE = -1.3;

const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** What is plainly written sets the bar: riddles would draw it to where nobody is heard. */
const setsTheBar = ({ from }) =>
  from.startsWith('plain') || from === 'risk-posts' || from === 'ordinary';

const sentences = sentencesOf(values.also);
const made = besideEveryday(sentences);
withFeatures([...sentences, ...made]);
process.stderr.write(`${sentences.length} sentences, ${made.length} made of them\n`);

const found = foldValues(sentences, made, values.quick);
const harmless = [...found]
  .filter(([sentence]) => setsTheBar(sentence) && sentence.label === 'harmless')
  .map(([, value]) => value);
const bar = quantile(harmless, 1 - FALSE_ALARMS);
tell(found, bar);
if (values.folds) process.exit(0);

const model = learnTwice([...sentences, ...made]);
const kinds = kindsOf(sentences);
const rows = rowsOf(model.weights);
writeFileSync(
  inRoot('src/shared/triage/model/data/weights.ts'),
  `/** Written by tools/triage/train.mjs; not by hand. Learnt from ${sentences.length} sentences. */
export const learnt = {
  version: '${VERSION}',
  bar: ${bar.toFixed(4)},
  bias: ${model.bias.toFixed(6)},
  lengthBias: ${model.lengthBias.toFixed(6)},
  step: ${model.step.toPrecision(6)},
  neutral: ${NEUTRAL_IN_USE},
  partPenalty: ${PART_PENALTY},
  windowPenalty: ${WINDOW_PENALTY},
  clausePenalty: ${CLAUSE_PENALTY},
  wordsPenalty: ${WORDS_PENALTY},
  weights: '${write(rows, DIGITS)}',
  kinds: '${write(kinds, DIGITS)}',
} as const;
`,
);
process.stderr.write(`${rows.length} weights, ${kinds.length} of kinds, bar ${bar.toFixed(2)}\n`);
