/** A thread's seal (M6): made with its first message, without a further request to the store. */
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { School } from '../../platform/school';
import { sealIdentity } from '../../platform/seal/identity';
import { roleKeysOf, sealKeysFor } from '../../platform/seal/school-seal';
import { replacedSeats } from '../../../src/shared/seal/seats';
import { transact } from '../../platform/transact';
import type { AuthorName } from './author';
import { threads, type Thread } from './collections';
import { aliasOfTheDay } from './rekey';

/** `channel-closed` until the school has both keys and a drill succeeded. */
export function requireOpenChannel({ seal }: School): void {
  if (seal.openSinceMs === null || !roleKeysOf(seal)) throw new AppError('channel-closed', 'seal');
}

/** The caller's own thread with its seal, when the school has keys and it has none. Writes nothing. */
export async function sealed(thread: Thread, caller: Caller, school: School): Promise<Thread> {
  // Not stored at all on threads from before.
  if (thread.seal) return thread;
  const keys = sealKeysFor(school.seal, thread.concerns ?? []);
  if (!keys) return thread;
  return { ...thread, seal: await sealIdentity(caller.personId, thread._id, keys) };
}

/**
 * The same after the author said whom it is about (W9): sealed to the district's key in the place of a role that is
 * concerned. While the district has none, nobody can open it, and the seal from before is gone.
 */
export async function sealedAnew(thread: Thread, caller: Caller, school: School): Promise<Thread> {
  if (replacedSeats(thread.concerns ?? []).length === 0) return thread;
  return sealed({ ...thread, seal: null }, caller, school);
}

/**
 * Threads from before the keys are sealed at their author's visits, one name at most on a day: sealed together, what
 * has a seal and what has none would say which names are one author's.
 */
export async function sealEarlier(
  own: readonly Thread[],
  names: readonly AuthorName[],
  caller: Caller,
  school: School,
  nowMs: number,
): Promise<void> {
  const bare = own.filter(({ seal }) => !seal);
  if (bare.length === 0 || !roleKeysOf(school.seal)) return;
  const turn = aliasOfTheDay(caller, names, nowMs);
  const authorKey = names.find(({ aliasNumber }) => aliasNumber === turn)?.authorKey;
  for (const thread of bare)
    if (thread.authorKey === authorKey)
      await transact(async (transaction) => {
        const latest = await transaction.get(threads, thread._id);
        if (!latest || latest.seal) return;
        const { seal } = await sealed(latest, caller, school);
        // It is about somebody whose place the district has no key for yet.
        if (!seal) return;
        await transaction.update(threads, latest._id, { seal, version: latest.version + 1 });
      });
}
