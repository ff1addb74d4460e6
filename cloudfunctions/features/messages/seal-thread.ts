/** A thread's seal (M6): made with its first message, without a further request to the store. */
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { School } from '../../platform/school';
import { sealIdentity } from '../../platform/seal/identity';
import { roleKeysOf } from '../../platform/seal/school-seal';
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
  const keys = roleKeysOf(school.seal);
  // Not stored at all on threads from before.
  if (thread.seal || !keys) return thread;
  return { ...thread, seal: await sealIdentity(caller.personId, thread._id, keys) };
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
        await transaction.update(threads, latest._id, { seal, version: latest.version + 1 });
      });
}
