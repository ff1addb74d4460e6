/** M6: after a key was made anew, the threads' shares are sealed to it, a batch in each call. */
import { resealThreads as contract } from '../../../src/shared/seal/holder-contracts';
import { minuteMs } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { openShare, sealShare } from '../../platform/seal/identity';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealKeys, sealOpenings, type SealKey } from './collections';
import { holds, loadKeys, privateKeyOf } from './keys';
import { trackAt } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';
import { unlock } from './unlock';

/** Longer than any instance keeps a school, and with it the key before, in memory. */
const settleMs = 3 * minuteMs;

export function resealThreads(threads: ThreadSealsPort) {
  return defineAction(contract, async ({ role, passphrase }, context) => {
    const { schoolId, personId } = context.caller;
    const key = (await loadKeys(schoolId))[role];
    if (!key || !holds(key, personId)) throw new AppError('seal-not-holder', 'key');
    if (!key.previous) return { left: 0, isDone: true, againAtMs: null };
    const fromKeyId = key.previous.keyId;
    const { privateKey } = await unlock(context, passphrase);
    const before = await privateKeyOf(key, fromKeyId, personId, privateKey);
    for (const { threadId, seat, seal } of await threads.nextUnder(schoolId, fromKeyId)) {
      const share = await openShare(before, seal[seat], threadId, seat);
      await threads.replaceShare(
        threadId,
        seat,
        fromKeyId,
        await sealShare(share, threadId, seat, key),
      );
    }
    const left = await threads.countUnder(schoolId, fromKeyId);
    if (left > 0) return { left, isDone: false, againAtMs: null };
    const againAtMs = await settledAtMs(key, key.previous.sinceMs, context.nowMs);
    if (againAtMs !== null) return { left, isDone: false, againAtMs };
    await forget(key);
    return { left, isDone: true, againAtMs: null };
  });
}

/** Null when nothing can need the key before any more: no late thread, no opening that began under it. */
async function settledAtMs(
  { schoolId, keyId }: SealKey,
  sinceMs: number,
  nowMs: number,
): Promise<number | null> {
  if (nowMs < sinceMs + settleMs) return sinceMs + settleMs;
  const latest = await find(
    sealOpenings,
    { schoolId },
    { orderBy: [['track.askedAtMs', 'desc']], limit: 50 },
  );
  const waiting = latest.filter((opening) => {
    const { state } = trackAt(opening, nowMs);
    const needsIt =
      opening.kind === 'drill' || (opening.half !== null && opening.half.keyId !== keyId);
    return (state === 'asked' || state === 'half') && opening.track.askedAtMs <= sinceMs && needsIt;
  });
  const [first] = waiting.map(({ track }) => track.lapsesAtMs).sort((a, b) => b - a);
  return first ?? null;
}

async function forget({ _id, keyId }: SealKey): Promise<void> {
  await transact(async (transaction) => {
    const latest = await transaction.get(sealKeys, _id);
    if (!latest?.previous || latest.keyId !== keyId) return;
    await transaction.update(sealKeys, _id, { previous: null, version: latest.version + 1 });
  });
}
