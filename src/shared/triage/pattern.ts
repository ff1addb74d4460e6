import { foldWord } from './stream';

/** Words of one kind, as folded character codes; equal keys mean equal words. */
export interface Segment {
  key: string;
  words: number[][];
}

/**
 * The notation of the lexicon. Patterns are separated by spaces, line ends or top-level bars:
 *   (a|b|)   alternatives, may be empty and nested      x?   optional character or group
 *   [打揍]    one of these characters                     {n}  at most n characters in between
 *   <name>   a word class, written out in place
 *   ^ $      only at the beginning or the end of a clause
 * `想(要|去)?死` is three words; `<kin>{6}打我` is two words at most six characters apart.
 */
export interface Pattern {
  segments: Segment[];
  /** gaps[i] is the largest distance between segment i and i + 1. */
  gaps: number[];
  atStart: boolean;
  atEnd: boolean;
}

export type WordClasses = Readonly<Record<string, string>>;

/**
 * A segment is cut where its written-out words would become more than this; the pieces are then
 * searched one by one and joined. Keeps the tree small: alternatives add up instead of multiplying.
 */
const MAX_WORDS_PER_PIECE = 24;

/** Reads the notation of one segment; `pieces` are to stand directly one after the other. */
class SegmentReader {
  private at = 0;

  constructor(private readonly source: string) {}

  pieces(): string[][] {
    const done: string[][] = [];
    let words = [''];
    while (this.at < this.source.length) {
      if ('|)'.includes(this.source[this.at]!)) return [this.wholly()];
      const part = this.part();
      const optional = part.includes('');
      if (words.length * part.length > MAX_WORDS_PER_PIECE && !words.includes('') && !optional) {
        done.push(words);
        words = part;
      } else {
        words = join(words, part);
      }
    }
    return [...done, words];
  }

  /** Alternatives that are not enclosed in parentheses. */
  private wholly(): string[] {
    this.at = 0;
    const words = this.alternatives();
    if (this.at < this.source.length) throw new Error(`unbalanced pattern: ${this.source}`);
    return words;
  }

  private alternatives(): string[] {
    const all = this.sequence();
    while (this.source[this.at] === '|') {
      this.at += 1;
      all.push(...this.sequence());
    }
    return all;
  }

  private sequence(): string[] {
    let words = [''];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      words = join(words, this.part());
    }
    return words;
  }

  private part(): string[] {
    const opening = this.source[this.at]!;
    const words = opening === '(' ? this.group() : opening === '[' ? this.set() : [opening];
    this.at += 1;
    if (this.source[this.at] !== '?') return words;
    this.at += 1;
    return [...words, ''];
  }

  private set(): string[] {
    const end = this.source.indexOf(']', this.at);
    if (end < 0) throw new Error(`unbalanced pattern: ${this.source}`);
    const words = [...this.source.slice(this.at + 1, end)];
    this.at = end;
    return words;
  }

  private group(): string[] {
    this.at += 1;
    const words = this.alternatives();
    if (this.source[this.at] !== ')') throw new Error(`unbalanced pattern: ${this.source}`);
    return words;
  }
}

function join(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

/** Writes the word classes out. Throws on an unknown class. */
function writeOut(source: string, classes: WordClasses): string {
  return source.replace(/<([a-z-]+)>/g, (_, name: string) => {
    const words = classes[name];
    if (words === undefined) throw new Error(`unknown word class <${name}> in ${source}`);
    return `(${writeOut(words, classes)})`;
  });
}

function fold(words: readonly string[]): number[][] {
  return [...new Set(words)].map(foldWord).filter((codes) => codes.length > 0);
}

/** Folded words of each piece of a segment. */
function segmentsOf(source: string, classes: WordClasses): Segment[] {
  const written = writeOut(source, classes);
  const pieces = new SegmentReader(written).pieces();
  return pieces.map((words, index) => ({
    key: pieces.length === 1 ? written : `${written} [${index}]`,
    words: fold(words),
  }));
}

/** Folded words of a notation without gaps, written out in full. */
export function wordsOf(source: string): number[][] {
  return fold(new SegmentReader(`(${source})`).pieces().flat());
}

/** Reads one pattern. Throws on a pattern that cannot be read. */
export function parsePattern(source: string, classes: WordClasses): Pattern {
  const atStart = source.startsWith('^');
  const atEnd = source.endsWith('$');
  const body = source.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  const segments: Segment[] = [];
  const gaps: number[] = [];
  body.split(/\{(\d+)\}/).forEach((piece, index) => {
    if (index % 2 === 1) gaps.push(Number(piece));
    else {
      const parts = segmentsOf(piece, classes);
      segments.push(...parts);
      gaps.push(...parts.slice(1).map(() => 0));
    }
  });
  if (segments.some((segment) => segment.words.length === 0)) {
    throw new Error(`empty segment in pattern: ${source}`);
  }
  return { segments, gaps, atStart, atEnd };
}

/** Splits at the bars that stand outside all parentheses. */
function topLevelAlternatives(source: string): string[] {
  const alternatives = [''];
  let depth = 0;
  for (const character of source) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) alternatives.push('');
    else alternatives[alternatives.length - 1] += character;
  }
  return alternatives;
}

function isWord(source: string): boolean {
  return !/[{^$([<?]/.test(source);
}

/**
 * Splits a block of the lexicon into its patterns. Outside parentheses a bar separates patterns
 * as a space does; plain words stay together, for they are searched as one.
 */
export function patternsIn(block: string): string[] {
  return block
    .split(/\s+/)
    .filter((source) => source !== '')
    .flatMap((source) => {
      const alternatives = topLevelAlternatives(source);
      const single = alternatives.filter((alternative) => isWord(alternative));
      const others = alternatives.filter((alternative) => !isWord(alternative));
      return single.length > 0 ? [single.join('|'), ...others] : others;
    });
}
