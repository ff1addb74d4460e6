import type { CompiledLexicon, Respelling } from './compile';
import { finishStream, GAP, isLatin, type Stream } from './stream';
import type { StepCounter, WordMatch } from './trie';

/** Characters of a stream that stand for others: [start, end) becomes `codes`. */
interface Replacement {
  start: number;
  end: number;
  codes: readonly number[];
}

/** Pinyin longer than this many letters is read piece by piece. */
const LONGEST_PINYIN_RUN = 40;

function longestRespelling(
  stream: Stream,
  start: number,
  lexicon: CompiledLexicon,
  counter: StepCounter,
): Replacement | null {
  let found: Replacement | null = null;
  const consider = (match: WordMatch, respellings: readonly Respelling[]): void => {
    // Only what follows without a break belongs to the word: 紫砂壶, not 紫砂。壶.
    const following = stream.gap[match.end] === GAP.none ? stream.codes[match.end] : undefined;
    const fitting = respellings.find(
      ({ notBefore }) => following === undefined || !notBefore.has(following),
    );
    if (fitting) found = { start, end: match.end, codes: fitting.codes };
  };
  lexicon.respellings.matchesAt(stream, start, counter, consider);
  return found;
}

/** Last position of the letters that follow `start` with nothing but noise between them. */
function endOfLetters(stream: Stream, start: number): number {
  let end = start;
  while (end < stream.codes.length && isLatin(stream.codes[end]!)) {
    if (end > start && stream.gap[end]! > GAP.noise) break;
    if (end - start >= LONGEST_PINYIN_RUN) break;
    end += 1;
  }
  return end;
}

/**
 * Reads letters from `start` as pinyin syllables, as far as they reach to the end of a word:
 * "woxiangsi" and "wo xiang si" alike. Doubled letters may be passed over.
 */
function pinyinFrom(
  stream: Stream,
  start: number,
  lexicon: CompiledLexicon,
  counter: StepCounter,
): Replacement | null {
  const end = endOfLetters(stream, start);
  const letters = String.fromCharCode(...stream.codes.slice(start, end));
  const readings: (number[] | undefined)[] = [[]];
  let found: Replacement | null = null;
  for (let at = 0; at < letters.length; at += 1) {
    const reading = readings[at];
    if (!reading) continue;
    if (at > 0 && letters[at] === letters[at - 1]) readings[at + 1] ??= reading;
    for (let length = 1; length <= lexicon.longestSyllable; length += 1) {
      counter.steps += 1;
      const character = lexicon.syllables.get(letters.slice(at, at + length));
      if (character !== undefined && at + length <= letters.length) {
        readings[at + length] = [...reading, character];
      }
    }
  }
  for (let length = letters.length; length > 0 && !found; length -= 1) {
    const codes = readings[length];
    const next = start + length;
    const wordEnds =
      next >= stream.codes.length || !isLatin(stream.codes[next]!) || stream.gap[next]! > GAP.none;
    if (codes && codes.length > 0 && wordEnds) found = { start, end: next, codes };
  }
  return found;
}

function startsWord(stream: Stream, at: number): boolean {
  return at === 0 || !isLatin(stream.codes[at - 1]!) || stream.gap[at]! > GAP.none;
}

function apply(stream: Stream, replacements: readonly Replacement[]): Stream {
  const parts = {
    codes: [] as number[],
    from: [] as number[],
    to: [] as number[],
    gap: [] as number[],
    doubled: [] as number[],
  };
  const push = (code: number, first: number, last: number, gap: number): void => {
    parts.codes.push(code);
    parts.doubled.push(first === last ? stream.doubled[first]! : 0);
    parts.from.push(stream.from[first]!);
    parts.to.push(stream.to[last]!);
    parts.gap.push(gap);
  };
  let at = 0;
  for (const { start, end, codes } of replacements) {
    for (; at < start; at += 1) push(stream.codes[at]!, at, at, stream.gap[at]!);
    codes.forEach((code, index) =>
      push(code, start, end - 1, index === 0 ? stream.gap[start]! : GAP.none),
    );
    at = end;
  }
  for (; at < stream.codes.length; at += 1) push(stream.codes[at]!, at, at, stream.gap[at]!);
  return finishStream(parts);
}

/**
 * Undoes spellings that dodge word filters: homophones, initials, pinyin, split characters.
 * Returns null when there is nothing to undo. The plain reading is matched as well, so a wrong
 * guess here can add a hit and never hide one.
 */
export function respell(
  stream: Stream,
  lexicon: CompiledLexicon,
  counter: StepCounter,
): Stream | null {
  const replacements: Replacement[] = [];
  for (let at = 0; at < stream.codes.length;) {
    const replacement =
      longestRespelling(stream, at, lexicon, counter) ??
      (isLatin(stream.codes[at]!) && startsWord(stream, at)
        ? pinyinFrom(stream, at, lexicon, counter)
        : null);
    if (replacement) replacements.push(replacement);
    at = replacement ? replacement.end : at + 1;
  }
  return replacements.length > 0 ? apply(stream, replacements) : null;
}
