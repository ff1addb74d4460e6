import type { TriageKind } from '../types';
import type { WordClasses } from '../pattern';

/** One idea of the lexicon: everything that says it, how heavy it weighs, and why it matters. */
export interface RiskGroup {
  /** Stable name, `kind.idea`; never shown. */
  id: string;
  kind: TriageKind;
  /** 1–100; see `thresholds.ts` for the levels. */
  weight: number;
  /** Plain Chinese for the counsellor. */
  reason: string;
  /** Patterns in the notation of `pattern.ts`. */
  patterns: string;
  /** Weight when the thread was already orange or red; for words that are harmless alone. */
  weightInDarkThread?: number;
  /**
   * A negation directly before the words ("没想过自杀") makes them `denied`, or, with `drop`,
   * as if they had not been written. Default: not looked at.
   */
  negation?: 'soften' | 'drop';
  /**
   * Talk of stories, lessons, news or games beside them takes the words back: `unless-me` only
   * where the writer does not speak of himself in between, `always` in any case.
   */
  story?: 'unless-me' | 'always';
  /** Idioms do not take these words back. */
  keepsInIdiom?: boolean;
}

/** Words that take back, turn or colour what the risk groups found. */
export interface CalmWords {
  /** Idioms and everyday uses: whatever they cover does not count. */
  idioms: string;
  /** Negations, standing directly before a risk word. */
  negations: string;
  /** What looks like a negation and is none ("为什么不去死"). */
  falseNegations: string;
  /** Stories, lessons, news, games. */
  storyContexts: string;
  /** The writer says that he wants the same as in the story. */
  echoes: string;
}

/** Who is spoken of. */
export interface SubjectWords {
  me: string;
  someoneElse: string;
}

export interface Lexicon {
  version: string;
  classes: WordClasses;
  groups: readonly RiskGroup[];
  calm: CalmWords;
  subjects: SubjectWords;
  /** [spellings in pattern notation, what they stand for, characters that may not follow]. */
  dodges: readonly (readonly [string, string, string?])[];
  /** Pinyin syllable → character. */
  pinyin: Readonly<Record<string, string>>;
}
