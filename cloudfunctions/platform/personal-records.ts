/** What features tell about a person's records, and how they take them away (G2). Wired by the deployables. */
import type { RecordKindKey, Viewer } from '../../src/shared/rights/kinds';

/** Whose records, and who looks. */
export interface RecordSubject {
  schoolId: string;
  personId: string;
  viewer: Viewer;
  /** The person, or a guardian of theirs. */
  viewerId: string;
}

/** In plain words, without an id. */
export interface RecordLine {
  head: string;
  text: string;
}

/** Taken away in one call; who has more is asked again. */
export const forgottenAtOnce = 40;

export interface PersonalRecords {
  readonly kind: RecordKindKey;
  /** Everything that is kept about the subject and may be shown to the viewer; never of the message box. */
  lines(subject: RecordSubject, nowMs: number): Promise<RecordLine[]>;
  /** Takes a portion away; true when nothing is left. Safe to repeat and to die half-way. */
  forget?(subject: RecordSubject): Promise<boolean>;
  /** The same for what is kept for years after somebody left, and then goes too. */
  forgetLast?(subject: Pick<RecordSubject, 'schoolId' | 'personId'>): Promise<boolean>;
}
