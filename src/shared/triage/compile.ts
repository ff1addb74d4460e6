import { parsePattern, patternsIn, wordsOf, type Pattern, type WordClasses } from './pattern';
import { foldWord } from './stream';
import { Trie } from './trie';
import type { CalmWords, Lexicon, RiskGroup, SubjectWords } from './lexicon/shape';

/** A pattern whose segments are numbered; a segment used by many patterns is searched once. */
export interface CompiledPattern {
  segments: number[];
  gaps: number[];
  atStart: boolean;
  atEnd: boolean;
}

export interface CompiledGroup {
  group: RiskGroup;
  patterns: CompiledPattern[];
}

export interface Respelling {
  codes: number[];
  notBefore: ReadonlySet<number>;
}

type SignalName = Exclude<keyof CalmWords, 'idioms'> | keyof SubjectWords;

export interface CompiledLexicon {
  version: string;
  words: Trie<number>;
  groups: CompiledGroup[];
  idioms: CompiledPattern[];
  signals: Record<SignalName, CompiledPattern[]>;
  respellings: Trie<Respelling>;
  /** Pinyin syllable → character code. */
  syllables: ReadonlyMap<string, number>;
  longestSyllable: number;
}

/** Numbers segments and files their words. */
class SegmentTable {
  readonly words = new Trie<number>();
  private readonly numbers = new Map<string, number>();

  number(key: string, words: readonly number[][]): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const created = this.numbers.size;
    this.numbers.set(key, created);
    for (const word of words) this.words.add(word, created);
    return created;
  }

  compile(pattern: Pattern): CompiledPattern {
    const segments = pattern.segments.map((segment) => this.number(segment.key, segment.words));
    return { segments, gaps: pattern.gaps, atStart: pattern.atStart, atEnd: pattern.atEnd };
  }

  compileAll(block: string, classes: WordClasses): CompiledPattern[] {
    return patternsIn(block).map((source) => this.compile(parsePattern(source, classes)));
  }
}

function compileRespellings(lexicon: Lexicon): Trie<Respelling> {
  const trie = new Trie<Respelling>();
  for (const [spellings, meaning, notBefore] of lexicon.dodges) {
    const respelling = { codes: foldWord(meaning), notBefore: new Set(foldWord(notBefore ?? '')) };
    for (const source of patternsIn(spellings)) {
      for (const word of wordsOf(source)) trie.add(word, respelling);
    }
  }
  return trie;
}

function compilePinyin(pinyin: Lexicon['pinyin']): Map<string, number> {
  return new Map(
    Object.entries(pinyin).map(([syllable, character]) => [syllable, character.charCodeAt(0)]),
  );
}

/** Prepares a lexicon for matching. Throws on a pattern that cannot be read. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const { classes, calm, subjects } = lexicon;
  const table = new SegmentTable();
  const groups = lexicon.groups.map((group) => ({
    group,
    patterns: table.compileAll(group.patterns, classes),
  }));
  const idioms = table.compileAll(calm.idioms, classes);
  const signals = {
    negations: table.compileAll(calm.negations, classes),
    falseNegations: table.compileAll(calm.falseNegations, classes),
    storyContexts: table.compileAll(calm.storyContexts, classes),
    echoes: table.compileAll(calm.echoes, classes),
    me: table.compileAll(subjects.me, classes),
    someoneElse: table.compileAll(subjects.someoneElse, classes),
  };
  const syllables = compilePinyin(lexicon.pinyin);
  return {
    version: lexicon.version,
    words: table.words,
    groups,
    idioms,
    signals,
    respellings: compileRespellings(lexicon),
    syllables,
    longestSyllable: Math.max(...[...syllables.keys()].map((syllable) => syllable.length)),
  };
}
