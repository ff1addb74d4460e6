/**
 * Whether a purpose may be served for a child on a day (G2). A child may have several guardians, and a paper may have
 * been signed at enrolment: each one's latest word counts, one no is a no, and silence is no yes. Pure.
 */
import type { LocalDate } from '../time/instant';
import type { Purpose } from './purposes';

export interface ConsentWord {
  /** Null: a signed paper that the class teacher entered. */
  guardianId: string | null;
  purpose: Purpose;
  given: boolean;
  onDate: LocalDate;
  /** Of the notice that was read. */
  noticeVersion: number;
}

/** The latest word of each guardian (and of the paper) by `date`; of two on one day the later in the list. */
export function latestWords(
  words: readonly ConsentWord[],
  purpose: Purpose,
  date: LocalDate,
): ConsentWord[] {
  const latest = new Map<string | null, ConsentWord>();
  for (const word of words) {
    if (word.purpose !== purpose || word.onDate > date) continue;
    const known = latest.get(word.guardianId);
    if (!known || known.onDate <= word.onDate) latest.set(word.guardianId, word);
  }
  return [...latest.values()];
}

export type ConsentState = 'given' | 'refused' | 'unanswered';

/**
 * A guardian who speaks for themselves later outweighs the paper, in both directions: whoever signed at enrolment may
 * take it back on the phone.
 */
export function consentOn(
  words: readonly ConsentWord[],
  purpose: Purpose,
  date: LocalDate,
): ConsentState {
  const latest = latestWords(words, purpose, date);
  const spoken = latest.filter(({ guardianId }) => guardianId !== null);
  const counted = spoken.length > 0 ? spoken : latest;
  if (counted.length === 0) return 'unanswered';
  return counted.every(({ given }) => given) ? 'given' : 'refused';
}

/** Kept for the history, and no more: a family that changes its mind every day needs no endless document. */
const mostWords = 120;

/**
 * The words with these added; those that say what their speaker said last change nothing. Of one speaker's words of one
 * day about one purpose the last stays.
 */
export function withWords(
  words: readonly ConsentWord[],
  added: readonly ConsentWord[],
): ConsentWord[] {
  let list = [...words];
  for (const word of added) {
    const [known] = latestWords(list, word.purpose, word.onDate).filter(
      ({ guardianId }) => guardianId === word.guardianId,
    );
    if (known?.given === word.given && known.noticeVersion === word.noticeVersion) continue;
    list = list.filter(
      (one) =>
        one.guardianId !== word.guardianId ||
        one.purpose !== word.purpose ||
        one.onDate !== word.onDate,
    );
    list.push(word);
  }
  return list.slice(-mostWords);
}
