/**
 * G2: threads of whoever was deleted go at random instants within seven days. Which instant is computed from the
 * thread's own mark under a key of the function secret: nothing is put down anywhere, so that no document joins the
 * threads of one author, before or after. Reads who was deleted and writes the message side only.
 */
import { dayMs, hourMs, localDateTime, toLocalDate } from '../../../src/shared/time';
import type { OpenCases } from '../../platform/open-cases';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { addUpFor } from '../../platform/retention-sums';
import { find, findEvery } from '../../platform/store';
import { transact } from '../../platform/transact';
import { findNamesOf, type AuthorName } from './author';
import { authorNames, threadRemains, threads, type Thread } from './collections';
import { clearOne, removeThread, threadRule } from './remove-thread';

export interface ForgottenAuthor {
  schoolId: string;
  personId: string;
  /** The last epoch that wrote; every one before it is gone through too. */
  epoch: number;
  /** The day on which the person was deleted. */
  onDate: string;
}

/** With an hour to spare for a clock that was silent. */
const spreadMs = 7 * dayMs - hourMs;

/** When something with this mark goes. */
export function leavesAtMs(id: string, onDate: string): number {
  const drawn = Buffer.from(mark('forget-turn', newestKeyVersion(), id), 'base64url');
  const share = drawn.readUInt32BE(0) / 2 ** 32;
  return localDateTime(onDate, '00:00') + Math.floor(share * spreadMs);
}

export async function forgetAuthor(
  author: ForgottenAuthor,
  cases: OpenCases,
  nowMs: number,
): Promise<void> {
  const { schoolId, personId, onDate } = author;
  for (let epoch = 0; epoch <= author.epoch; epoch += 1) {
    const names = await findNamesOf({ schoolId, personId, epoch });
    // The highest number first: names without a gap are found again (author.ts).
    let isLast = true;
    for (const name of [...names].reverse()) {
      const isEmpty = await forgetThreads(name, cases, { onDate, nowMs });
      isLast = isLast && isEmpty && leavesAtMs(name.authorKey, onDate) <= nowMs;
      if (isLast) await transact((transaction) => transaction.remove(authorNames, name.authorKey));
    }
  }
}

/** Those of a name whose time has come; true when none is left. */
async function forgetThreads(
  { authorKey }: AuthorName,
  cases: OpenCases,
  { onDate, nowMs }: { onDate: string; nowMs: number },
): Promise<boolean> {
  let left = 0;
  for (const thread of await findEvery(threads, { authorKey })) {
    const isDue = leavesAtMs(thread._id, onDate) <= nowMs;
    if (!isDue || !(await forgetThread(thread, authorKey, cases))) left += 1;
  }
  return left === 0;
}

async function forgetThread(
  { _id, schoolId, lastMessageAtMs }: Thread,
  authorKey: string,
  cases: OpenCases,
): Promise<boolean> {
  if (await cases.holdsThread(schoolId, _id)) return false;
  const isGone = await transact(async (transaction) => {
    const figures = await removeThread(
      transaction,
      _id,
      (thread) => thread.authorKey === authorKey,
    );
    if (figures === null) return false;
    const date = toLocalDate(lastMessageAtMs);
    await addUpFor({ schoolId, rule: threadRule, date })(transaction, figures);
    return true;
  });
  if (isGone) for (const remains of await find(threadRemains, { _id })) await clearOne(remains);
  return isGone;
}
