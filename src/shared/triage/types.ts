/** How urgent a message is: red starts the ten-minute ladder (row M5). */
export type TriageLevel = 'red' | 'orange' | 'yellow' | 'none';

/** Whom the risk concerns: the writer, people the writer may hurt, a writer being hurt, someone else. */
export type TriageKind = 'self' | 'others' | 'abuse' | 'third-person';

/** A passage that fired. `start` and `end` are UTF-16 offsets into the original text, end exclusive. */
export interface TriageSpan {
  start: number;
  end: number;
  /** Plain Chinese for the counsellor. */
  reason: string;
  kind: TriageKind;
  /** 1–100, the same scale as the score. */
  weight: number;
}

export interface TriageResult {
  /** Version of engine and lexicon; stored with the message, so that an old verdict stays explained. */
  version: string;
  level: TriageLevel;
  /** 0–100, whole number. */
  score: number;
  kind: TriageKind | null;
  /** In reading order; never empty when level is not `none`. */
  spans: TriageSpan[];
}

/** Score, 1–100, from which a message has the level (row M5); policy. */
export interface LevelThresholds {
  red: number;
  orange: number;
  yellow: number;
}

export interface TriageContext {
  /** Levels of the earlier messages of the same thread, oldest first. */
  earlierLevels?: readonly TriageLevel[];
  /** The school's own; without them those of the product. */
  thresholds?: LevelThresholds;
}
