/** How good weights are on sentences that they were not learnt from. */
import { learnTwice, valueOf } from './lesson.mjs';

const FOLDS = 5;
/** Neighbours in a file are alike: they stay together. */
const TOGETHER = 20;

function foldOf(sentences) {
  const first = new Map();
  sentences.forEach(({ from }, at) => first.has(from) || first.set(from, at));
  return new Map(
    sentences.map((sentence, at) => [
      sentence,
      Math.floor((at - first.get(sentence.from)) / TOGETHER) % FOLDS,
    ]),
  );
}

/**
 * Each sentence's value under weights that never saw it; `made` are those made of several, learnt
 * from only where all of them are. Of the first of five folds alone with `quick`.
 */
export function foldValues(sentences, made, quick) {
  const fold = foldOf(sentences);
  const found = new Map();
  for (let own = 0; own < (quick ? 1 : FOLDS); own += 1) {
    const isOthers = (sentence) => fold.get(sentence) !== own;
    const model = learnTwice([
      ...sentences.filter(isOthers),
      ...made.filter(({ origins }) => origins.every(isOthers)),
    ]);
    for (const sentence of sentences) {
      if (!isOthers(sentence)) found.set(sentence, valueOf(sentence, model));
    }
    process.stderr.write(`fold ${own + 1} of ${FOLDS}\n`);
  }
  return found;
}

/** A line a file: which share of its red, heavy and harmless sentences is called red. */
export function tell(found, bar) {
  const share = (from, label) => {
    const values = [...found].filter(
      ([own]) => (from === 'all' || own.from === from) && own.label === label,
    );
    if (values.length === 0) return '–'.padEnd(5);
    return (values.filter(([, value]) => value >= bar).length / values.length).toFixed(3);
  };
  for (const from of ['all', ...new Set([...found.keys()].map((sentence) => sentence.from))]) {
    const [red, heavy, harmless] = ['red', 'heavy', 'harmless'].map((label) => share(from, label));
    process.stdout.write(`${from.padEnd(34)} red ${red}  heavy ${heavy}  harmless ${harmless}\n`);
  }
}
