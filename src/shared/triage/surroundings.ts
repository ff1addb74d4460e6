import type { CompiledLexicon, CompiledPattern } from './compile';
import { findAny, type PatternMatch, type WordIndex } from './match';
import { GAP, type Stream } from './stream';
import type { StepCounter } from './trie';

/** How far from the words a story, lesson, news or game may be named. */
const STORY_WITHIN = 22;
/** How far back the one spoken of is looked for. */
const SUBJECT_WITHIN = 16;

/**
 * What stands around a risk word: idioms over it, negations and stories before it, who is spoken
 * of. Words that calm must stand together without spaces, so that spaces never calm a message.
 */
export class Surroundings {
  private readonly inIdiom: Uint8Array;
  /** Start of the shortest negation that ends at each position, −1 for none. */
  private readonly negationStart: Int32Array;
  /** End of the latest false negation at or before each position, 0 for none. */
  private readonly falseNegationEnd: Int32Array;
  /** Start of the latest story context at or before each position, and of the next one after. */
  private readonly storyBefore: Int32Array;
  private readonly storyAfter: Int32Array;
  private readonly echoed: boolean;
  /** Start of the latest mention at or before each position, −1 for none. */
  private readonly latestMe: Int32Array;
  private readonly latestOther: Int32Array;

  constructor(
    private readonly stream: Stream,
    index: WordIndex,
    lexicon: CompiledLexicon,
    counter: StepCounter,
  ) {
    const length = stream.codes.length;
    const find = (patterns: readonly CompiledPattern[], unbroken = false): PatternMatch[] =>
      findAny(patterns, index, stream, counter, unbroken);
    const { signals } = lexicon;
    this.inIdiom = new Uint8Array(length);
    this.negationStart = new Int32Array(length + 1).fill(-1);
    this.falseNegationEnd = new Int32Array(length + 1);
    for (const match of find(lexicon.idioms, true)) this.coverIdiom(match, counter);
    for (const match of find(signals.negations, true)) {
      this.negationStart[match.end] = Math.max(this.negationStart[match.end]!, match.start);
    }
    for (const match of find(signals.falseNegations)) this.falseNegationEnd[match.end] = match.end;
    for (let i = 1; i <= length; i += 1) this.falseNegationEnd[i] ||= this.falseNegationEnd[i - 1]!;
    const stories = find(signals.storyContexts, true);
    this.storyBefore = latestStarts(stories, length);
    this.storyAfter = nextStarts(stories, length);
    this.echoed = find(signals.echoes).length > 0;
    this.latestMe = latestStarts(find(signals.me), length);
    this.latestOther = latestStarts(find(signals.someoneElse), length);
  }

  private coverIdiom(match: PatternMatch, counter: StepCounter): void {
    for (const word of match.words) {
      counter.steps += word.end - word.start;
      this.inIdiom.fill(1, word.start, word.end);
    }
  }

  isIdiom(match: PatternMatch): boolean {
    return match.words.some((word) => {
      for (let i = word.start; i < word.end; i += 1) if (this.inIdiom[i]) return true;
      return false;
    });
  }

  /**
   * True when a negation stands directly before the match or before a word after a gap in it; a
   * negation that is itself part of the match ("要是没出生") does not count.
   */
  isNegated(match: PatternMatch): boolean {
    return match.words.some(({ start }, i) => {
      const negation = this.negationStart[start]!;
      const before = i === 0 ? 0 : match.words[i - 1]!.end;
      if (negation < before || negation < 0 || this.stream.gap[start] !== GAP.none) return false;
      return this.falseNegationEnd[start]! <= negation;
    });
  }

  /**
   * True when the words belong to a story, lesson, game or piece of news named shortly before them
   * or later in their clause. With `unless-me`, not when the writer spoke of himself after naming it.
   */
  isStory(match: PatternMatch, mode: 'unless-me' | 'always'): boolean {
    const { start } = match;
    const { run, clause } = this.stream;
    const before = this.storyBefore[start]!;
    const after = this.storyAfter[start]!;
    const isBefore = before >= 0 && start - before <= STORY_WITHIN && run[before] === run[start];
    const isAfter = after >= 0 && after - start <= STORY_WITHIN && clause[after] === clause[start];
    if (this.echoed || !(isBefore || isAfter)) return false;
    if (mode === 'always') return true;
    const me = this.latestMe[match.end - 1]!;
    const aboutMe = me > Math.max(isBefore ? before : -1, this.latestOther[start]!);
    return !(aboutMe && this.isNear(me, start, SUBJECT_WITHIN));
  }

  /** True when the words are said of someone else: the nearest person before them is not the writer. */
  isAboutSomeoneElse(match: PatternMatch): boolean {
    const me = this.latestMe[match.end - 1]!;
    if (me >= match.start) return false;
    const other = this.latestOther[match.start]!;
    return other > me && this.isNear(other, match.start, SUBJECT_WITHIN);
  }

  private isNear(subject: number, start: number, within: number): boolean {
    if (subject < 0 || start - subject > within) return false;
    return this.stream.sentence[subject] === this.stream.sentence[start];
  }
}

function latestStarts(words: readonly PatternMatch[], length: number): Int32Array {
  const latest = new Int32Array(length).fill(-1);
  for (const word of words) latest[word.start] = word.start;
  for (let i = 1; i < length; i += 1) if (latest[i]! < 0) latest[i] = latest[i - 1]!;
  return latest;
}

function nextStarts(words: readonly PatternMatch[], length: number): Int32Array {
  const next = new Int32Array(length).fill(-1);
  for (const word of words) next[word.start] = word.start;
  for (let i = length - 2; i >= 0; i -= 1) if (next[i]! < 0) next[i] = next[i + 1]!;
  return next;
}
