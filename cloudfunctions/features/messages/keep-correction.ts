/** Keeps what triage said beside what a colleague made of it, in the transaction that changes the level (M5). */
import { triageKindOf, type Because } from '../../../src/shared/messages/because';
import {
  directionOf,
  lengthClassOf,
  type Carrier,
  type Correction,
} from '../../../src/shared/messages/corrections';
import type { Level } from '../../../src/shared/messages/model';
import { darker } from '../../../src/shared/messages/tracker';
import { toLocalDate, type InstantMs } from '../../../src/shared/time';
import type { Transaction } from '../../platform/transact';
import type { Message, Thread } from './collections';
import { triageCorrections, type StoredCorrection } from './triage-corrections';
import { UnseenUnread } from './unseen';

/** Enough for every story that is told in messages; a document stays small whatever is written. */
const mostCarriers = 50;
const mostSpans = 20;

export interface Decision {
  level: Level;
  because?: Because | undefined;
}

const monthOf = (atMs: InstantMs) => toLocalDate(atMs).slice(0, 7);

/**
 * Words that nobody decided on yet are judged anew; a second decision on the same words takes the first one's place.
 * `known`: the student's messages after the last decision; throws UnseenUnread while they are not all there. Null:
 * they could not be read, and the danger does not wait for a figure.
 */
export async function keepCorrection(
  transaction: Transaction,
  stored: Thread,
  { level, because }: Decision,
  known: readonly Message[] | null,
): Promise<void> {
  const _id = `${stored._id}.${stored.lastStudentSeq}`;
  const earlier = await transaction.get(triageCorrections, _id);
  if (earlier) {
    const latest = { ...earlier, to: level, because: because ?? earlier.because };
    const { to, because: why } = latest;
    const direction = directionOf(latest);
    await transaction.update(triageCorrections, _id, { to, because: why, direction });
    return;
  }
  if (known === null) return;
  const words = wordsOf(stored, known);
  const judged = judge(words, stored.track.level, { level, because });
  const doc: StoredCorrection = {
    _id,
    schoolId: stored.schoolId,
    threadId: stored._id,
    ...judged,
  };
  await transaction.add(triageCorrections, doc);
}

function wordsOf({ judgedSeq = 0, lastStudentSeq }: Thread, known: readonly Message[]): Message[] {
  const words = known.filter(({ seq }) => seq > judgedSeq);
  if (words.at(-1)?.seq !== lastStudentSeq) throw new UnseenUnread(judgedSeq);
  return words;
}

function judge(
  words: readonly Message[],
  shown: Level,
  { level: to, because }: Decision,
): Correction {
  const said = words.reduce<Level>(
    (darkest, { triage }) => darker(darkest, triage?.level ?? 'none'),
    'none',
  );
  const characters = words.reduce((sum, { text }) => sum + [...text].length, 0);
  const decided = { said, shown: darker(shown, said), to, because: because ?? null };
  return {
    ...decided,
    direction: directionOf(decided),
    month: monthOf(words.at(-1)?.sentAtMs ?? 0),
    length: lengthClassOf(characters),
    version: words.flatMap(({ triage }) => (triage ? [triage.version] : [])).at(-1) ?? null,
    carriers: said === 'none' ? [] : carriersOf(words, said),
  };
}

function carriersOf(words: readonly Message[], said: Level): Carrier[] {
  return words
    .flatMap(({ seq, sentAtMs, triage }) =>
      triage?.level === said
        ? [
            {
              seq,
              month: monthOf(sentAtMs),
              kind: triageKindOf(triage.kind),
              version: triage.version,
              spans: triage.spans.slice(0, mostSpans).map(({ start, end, reason }) => ({
                start,
                length: end - start,
                reason,
              })),
            },
          ]
        : [],
    )
    .slice(-mostCarriers);
}
