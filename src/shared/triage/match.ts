import type { CompiledLexicon, CompiledPattern } from './compile';
import { GAP, joins, type Stream } from './stream';
import type { StepCounter, WordMatch } from './trie';

/** A pattern found: its outer bounds and the words it is made of. */
export interface PatternMatch {
  start: number;
  end: number;
  words: WordMatch[];
}

/** The words found of each segment, in order of their beginning; segments not found are absent. */
export type WordIndex = ReadonlyMap<number, readonly WordMatch[]>;

/** Finds every word of the lexicon in a stream. */
export function indexWords(
  stream: Stream,
  lexicon: CompiledLexicon,
  counter: StepCounter,
): WordIndex {
  const index = new Map<number, WordMatch[]>();
  for (let start = 0; start < stream.codes.length; start += 1) {
    lexicon.words.matchesAt(stream, start, counter, (match, segments) => {
      for (const segment of segments) {
        const found = index.get(segment);
        if (found) found.push(match);
        else index.set(segment, [match]);
      }
    });
  }
  return index;
}

function byEnd(a: PatternMatch, b: PatternMatch): number {
  return a.end - b.end;
}

function begin(word: WordMatch): PatternMatch {
  return { start: word.start, end: word.end, words: [word] };
}

/** Joins each word to the nearest chain that ended before it in the same sentence. */
function extend(
  chains: readonly PatternMatch[],
  words: readonly WordMatch[],
  maxGap: number,
  stream: Stream,
  counter: StepCounter,
): PatternMatch[] {
  const extended: PatternMatch[] = [];
  let nearest = -1;
  for (const word of words) {
    counter.steps += 1;
    while (nearest + 1 < chains.length && chains[nearest + 1]!.end <= word.start) {
      counter.steps += 1;
      nearest += 1;
    }
    const chain = chains[nearest];
    if (!chain || word.start - chain.end > maxGap) continue;
    if (stream.sentence[chain.end - 1] !== stream.sentence[word.start]) continue;
    if (maxGap === 0 && !joins(stream, word.start)) continue;
    extended.push({ start: chain.start, end: word.end, words: [...chain.words, word] });
  }
  return extended;
}

/** True when neither spaces nor symbols stand in a match, nor punctuation inside its words. */
function isUnbroken(match: PatternMatch, stream: Stream): boolean {
  if (stream.run[match.start] !== stream.run[match.end - 1]) return false;
  return match.words.every((word) => word.gap === GAP.none);
}

/** All matches of any of the patterns; with `unbroken` only those a space would break. */
export function findAny(
  patterns: readonly CompiledPattern[],
  index: WordIndex,
  stream: Stream,
  counter: StepCounter,
  unbroken: boolean,
): PatternMatch[] {
  return patterns.flatMap((pattern) =>
    findPattern(pattern, index, stream, counter).filter(
      (match) => !unbroken || isUnbroken(match, stream),
    ),
  );
}

function edgesFit(stream: Stream, pattern: CompiledPattern, match: PatternMatch): boolean {
  const startFits = match.start === 0 || stream.gap[match.start]! >= GAP.comma;
  const endFits = match.end === stream.codes.length || stream.gap[match.end]! >= GAP.comma;
  return (!pattern.atStart || startFits) && (!pattern.atEnd || endFits);
}

/**
 * Finds a pattern by joining its words from left to right. Each word is looked at once per
 * pattern that uses it, so the work is linear in the text.
 */
export function findPattern(
  pattern: CompiledPattern,
  index: WordIndex,
  stream: Stream,
  counter: StepCounter,
): PatternMatch[] {
  if (pattern.segments.some((segment) => !index.has(segment))) return [];
  let chains: PatternMatch[] = [];
  pattern.segments.forEach((segment, i) => {
    const words = index.get(segment) ?? [];
    const gap = pattern.gaps[i - 1] ?? 0;
    chains = i === 0 ? words.map(begin) : extend(chains, words, gap, stream, counter);
    chains.sort(byEnd);
  });
  if (!pattern.atStart && !pattern.atEnd) return chains;
  return chains.filter((match) => edgesFit(stream, pattern, match));
}
