/**
 * A replaced function secret: names found under an older key move to the newest at the author's visits (M6), at
 * most one of an author on a day. Moved in one visit they would lie side by side in the store, whose order of
 * insertion then joins them.
 */
import { toLocalDate } from '../../../src/shared/time';
import type { Caller } from '../../platform/caller';
import { isDuplicate } from '../../platform/errors';
import { mark, newestKeyVersion, openName, sealName } from '../../platform/secrets';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { authorKeyOf, type AuthorName } from './author';
import { authorNames, threads } from './collections';
import { moveVoices } from './voice-files';

/** A name's turn comes on one day in so many, or fewer for an author of many names. */
const daysBetween = 8;

/** Returns the caller's names as they are afterwards. Safe to repeat and to die half-way: both keys are read. */
export async function moveToNewestKey(
  caller: Caller,
  names: readonly AuthorName[],
  nowMs: number,
): Promise<AuthorName[]> {
  const newest = newestKeyVersion();
  const turn = aliasOfTheDay(caller, names, nowMs);
  const moved: AuthorName[] = [];
  for (const name of names) {
    const stays = name.keyVersion === newest || name.aliasNumber !== turn;
    moved.push(stays ? name : await moveName(caller, name, newest));
  }
  return moved.filter(
    (name, index) => moved.findIndex(({ authorKey }) => authorKey === name.authorKey) === index,
  );
}

/** Whose turn it is to move or to be sealed: drawn anew for each author and day, on most days the number of no name. */
export function aliasOfTheDay(caller: Caller, names: readonly AuthorName[], nowMs: number): number {
  const { schoolId, personId, person } = caller;
  const today = toLocalDate(nowMs);
  const drawn = mark('rekey-turn', newestKeyVersion(), schoolId, personId, person.epoch, today);
  const days = Math.max(daysBetween, names.length);
  return Buffer.from(drawn, 'base64url').readUInt32BE(0) % days;
}

async function moveName(caller: Caller, old: AuthorName, keyVersion: number): Promise<AuthorName> {
  const authorKey = authorKeyOf(caller, old.aliasNumber, keyVersion);
  for (;;) {
    const page = await find(threads, { authorKey: old.authorKey });
    if (page.length === 0) break;
    for (const { _id } of page) {
      // Another day; until then both keys are read.
      if (!(await moveVoices(_id))) return old;
      await transact(async (transaction) => {
        const thread = await transaction.get(threads, _id);
        if (thread?.authorKey !== old.authorKey) return;
        await transaction.update(threads, _id, {
          authorKey,
          keyVersion,
          ...(thread.named ? { named: sealName(openName(thread.named, _id), _id) } : {}),
          version: thread.version + 1,
        });
      });
    }
  }
  const name = { ...old, authorKey, keyVersion };
  await replaceName(caller.schoolId, old.authorKey, name);
  return name;
}

async function replaceName(
  schoolId: string,
  oldKey: string,
  { authorKey, keyVersion, alias, named }: AuthorName,
) {
  try {
    await transact(async (transaction) => {
      await transaction.add(authorNames, {
        ...{ _id: authorKey, schoolId, keyVersion, alias },
        ...(named === true ? { named } : {}),
      });
      await transaction.remove(authorNames, oldKey);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await transact((transaction) => transaction.remove(authorNames, oldKey));
  }
}
