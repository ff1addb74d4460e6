/**
 * The clock clears away recordings that became no message within a day (M1). First marked, so that no message takes
 * them any more; then the files; then the document. What dies on the way the next hour finds.
 */
import { dayMs, hourMs, type InstantMs } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { filesPerCall, removeFiles, storeFile } from '../../platform/files';
import { compareAndSet, find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { voices, type StoredVoice } from './collections';
import { partPath } from './voice-files';

const keptForMs = dayMs;
const everyMs = hourMs;

/** When this instance looked last: the other minutes of the hour ask nothing. */
let sweptAtMs = Number.NEGATIVE_INFINITY;

export async function sweepVoices(nowMs: InstantMs): Promise<void> {
  if (Math.abs(nowMs - sweptAtMs) < everyMs) return;
  // Also when it fails: a storage that is down is asked once an hour, not each minute.
  sweptAtMs = nowMs;
  for (;;) {
    const old = await find(
      voices,
      {
        state: command.in(['arriving', 'joined', 'ready', 'leaving']),
        addedAtMs: command.lte(nowMs - keptForMs),
      },
      { orderBy: [['addedAtMs', 'asc']], limit: filesPerCall },
    );
    const leaving = await markLeaving(old);
    await removeVoices(leaving);
    // Of a page none of which could be marked, another clock or a message was faster: the next hour looks again.
    if (old.length < filesPerCall || leaving.length === 0) break;
  }
}

async function markLeaving(old: readonly StoredVoice[]): Promise<StoredVoice[]> {
  const leaving: StoredVoice[] = [];
  for (const voice of old)
    if (voice.state === 'leaving' || (await compareAndSet(voices, voice, { state: 'leaving' })))
      leaving.push(voice);
  return leaving;
}

/** Files first, then the documents that lead to them. For those marked as leaving, or of a thread that is gone. */
export async function removeVoices(leaving: readonly StoredVoice[]): Promise<void> {
  for (const voice of leaving) {
    await removeFiles(await filesOf(voice));
    await transact((transaction) => transaction.remove(voices, voice._id));
  }
}

/**
 * Every file a recording may have. What died on its way may have one that the document does not name: only storing
 * tells its id, so one byte is stored over it, to be removed with the others.
 */
async function filesOf({ parts, arrived, cloudPath, fileId, state }: StoredVoice) {
  const idOf = (known: string | undefined, path: string) =>
    known ? Promise.resolve(known) : storeFile(path, new Uint8Array(1));
  const whole = await idOf(fileId, cloudPath);
  // Ready and sent ones have no parts any more.
  if (parts === 1 || state === 'ready' || state === 'sent') return [whole];
  const places = Array.from({ length: parts }, (_, part) => part);
  const pieces = await Promise.all(
    places.map((part) => idOf(arrived[part]?.fileId, partPath({ cloudPath }, part))),
  );
  return [whole, ...pieces];
}
