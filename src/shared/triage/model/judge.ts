/** Level, score, kind and spans of one message by lexicon and learnt weights together (row M5). */
import type { CompiledLexicon } from '../compile';
import { readingsOf } from './readings';
import { judge, levelOf, type Hit } from '../score';
import { triageThresholds } from '../thresholds';
import type { StepCounter } from '../trie';
import type { TriageContext, TriageKind, TriageResult, TriageSpan } from '../types';
import { learnt } from './data/weights';
import { passagesOf } from './explain';
import { readWithLexicon } from './features';
import { kindOf, type KindWeights } from './kind';
import { darkestOf, type Dark, type LinearModel } from './linear';
import { readRows, readWeights } from './weights';

interface Model extends LinearModel {
  version: string;
  bar: number;
  kinds: KindWeights;
}

/** What the lexicon finds and the weights do not confirm: worth a look today, no alarm. */
const UNCONFIRMED = 55;
const KIND_WIDTH = 4;

let model: Model | undefined;

/** Read at the first message, not at load: other calls of `api` must not pay for it. */
function known(): Model {
  model ??= {
    version: learnt.version,
    bar: learnt.bar,
    bias: learnt.bias,
    lengthBias: learnt.lengthBias,
    step: learnt.step,
    neutral: learnt.neutral,
    partPenalty: learnt.partPenalty,
    windowPenalty: learnt.windowPenalty,
    clausePenalty: learnt.clausePenalty,
    wordsPenalty: learnt.wordsPenalty,
    weights: readWeights(learnt.weights),
    kinds: readRows(learnt.kinds, KIND_WIDTH),
  };
  return model;
}

const logit = (score: number): number => Math.log(score / (100 - score));

/**
 * 0–100 along a logistic curve: at the bar the score from which a message is red, at `neutral` that
 * of yellow. So a sentence that alone has no level is one that is left out, and never lowers another.
 */
function scoreOf(value: number, { bar, neutral }: Model): number {
  const [atBar, atNeutral] = [logit(triageThresholds.red), logit(triageThresholds.yellow)];
  const steepness = (atBar - atNeutral) / (bar - neutral);
  // A hair more, so that a value at the bar is not lost to rounding.
  return Math.floor(100 / (1 + Math.exp(-(steepness * (value - bar) + atBar))) + 1e-9);
}

/** So many different signs of despair together need no confirming. */
const MANY_SIGNS = 3;

function manySigns(hits: readonly Hit[]): boolean {
  const heavy = hits.filter(({ weight }) => weight >= triageThresholds.furtherIdeaFrom);
  return new Set(heavy.map(({ idea }) => idea)).size >= MANY_SIGNS;
}

/** Words of the lexicon that alone would be red point more exactly, and say why in fewer words. */
function isSaidByWords(passage: TriageSpan, words: readonly TriageSpan[]): boolean {
  return words.some(
    ({ start, end, weight }) =>
      weight >= triageThresholds.red && start < passage.end && end > passage.start,
  );
}

/** One span per passage: of those at the same place the heaviest stays. */
function mergeSpans(spans: readonly TriageSpan[]): TriageSpan[] {
  const heaviestFirst = [...spans].sort((a, b) => b.weight - a.weight);
  const taken = new Set<string>();
  const kept = heaviestFirst.filter(({ start, end, reason }) => {
    const keys = [`${start}–${end}`, `${start} ${reason}`];
    if (keys.some((key) => taken.has(key))) return false;
    keys.forEach((key) => taken.add(key));
    return true;
  });
  return kept
    .slice(0, triageThresholds.maxSpans)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Judges a text; linear in its length, never throws, the same answer for ever for one version. */
export function judgeWithModel(
  text: string,
  context: TriageContext,
  lexicon: CompiledLexicon,
  counter: StepCounter = { steps: 0 },
): TriageResult {
  const own = known();
  const earlier = context.earlierLevels ?? [];
  const darkThread = earlier.includes('red') || earlier.includes('orange');
  const hits: Hit[] = [];
  let dark: Dark | null = null;
  for (const stream of readingsOf(text, lexicon, counter)) {
    const { reading, found } = readWithLexicon(stream, lexicon, darkThread, counter);
    hits.push(...found);
    const darkest = darkestOf(reading, own, counter);
    if (darkest && (!dark || darkest.value > dark.value)) dark = darkest;
  }
  const thresholds = context.thresholds ?? triageThresholds;
  const byLexicon = judge(hits, false);
  const learntScore = dark ? scoreOf(dark.value, own) : 0;
  const most = manySigns(hits) ? 100 : UNCONFIRMED;
  let score = Math.max(learntScore, Math.min(byLexicon.score, most));
  if (darkThread && score >= thresholds.orange) {
    score = Math.min(100, score + triageThresholds.darkThreadBonus);
  }
  const level = levelOf(score, thresholds);
  if (level === 'none') return { version: own.version, level, score, kind: null, spans: [] };
  const speaks = dark !== null && learntScore >= thresholds.yellow;
  const kind: TriageKind =
    speaks && learntScore >= byLexicon.score
      ? kindOf(dark!, own.kinds)
      : (byLexicon.kind ?? kindOf(dark!, own.kinds));
  const passages = speaks ? passagesOf(dark!, own, kind, learntScore) : [];
  const unexplained = passages.filter((passage) => !isSaidByWords(passage, byLexicon.spans));
  const byWords = byLexicon.spans.map((span) => ({
    ...span,
    weight: Math.max(1, Math.min(span.weight, score)),
  }));
  return {
    version: own.version,
    level,
    score,
    kind,
    spans: mergeSpans([...byWords, ...unexplained]),
  };
}
