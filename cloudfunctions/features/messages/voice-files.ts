/** Where recordings lie and under which names (M1): nothing here follows for anybody without the function secret. */
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { fileAddresses, readFile, storeFile } from '../../platform/files';
import { log } from '../../platform/log';
import {
  keyVersionOfSound,
  keyVersions,
  mark,
  newestKeyVersion,
  openSound,
  sealSound,
} from '../../platform/secrets';
import { findEvery, getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { voices, type StoredVoice } from './collections';

/** Under every live key, the newest first: whoever can compute it is whoever spoke. */
export function voiceIdsOf({ schoolId, personId, person }: Caller, taken: string): string[] {
  return keyVersions().map((version) =>
    mark('voice', version, schoolId, personId, person.epoch, taken),
  );
}

/** Where a part waits for the others. */
export function partPath({ cloudPath }: Pick<StoredVoice, 'cloudPath'>, part: number): string {
  return `${cloudPath}.${part}`;
}

/** What a part is sealed for. */
export function partName(voiceId: string, part: number): string {
  return `${voiceId}.${part}`;
}

export async function soundOf(fileId: string, sealedFor: string): Promise<Buffer> {
  return openSound(await readFile(fileId), sealedFor);
}

/** The sound of a sent message; null when its file is gone. Throws while the storage cannot be reached. */
export async function soundOrNone(voiceId: string) {
  const voice = await getById(voices, voiceId);
  if (!voice) return null;
  if (!(await isThere(voice.fileId))) return null;
  const bytes = (await soundOf(voice.fileId, voice._id)).toString('base64');
  return { kind: voice.kind, bytes };
}

/**
 * Takes a recording of the caller's own for a message, in the message's transaction, so that none is cleared away
 * meanwhile or sent twice. `voice-gone` for any other; which of both it was is not told.
 */
export async function takeVoice(
  transaction: Transaction,
  caller: Caller,
  taken: string,
  sentIn: { threadId: string; messageId: string },
): Promise<{ voiceId: string; seconds: number }> {
  for (const voiceId of voiceIdsOf(caller, taken)) {
    const stored = await transaction.get(voices, voiceId);
    if (!stored) continue;
    // The same tap again: that the message is there already is found where it is added.
    const isAgain = stored.state === 'sent' && stored.sentIn?.messageId === sentIn.messageId;
    if (!isAgain && stored.state !== 'ready') break;
    const version = stored.version + 1;
    if (!isAgain)
      await transaction.update(voices, voiceId, { state: 'sent' as const, sentIn, version });
    return { voiceId, seconds: stored.seconds };
  }
  throw new AppError('voice-gone', 'voice');
}

/**
 * A replaced function secret: what lies under an older key is sealed anew, in its place. Safe to repeat; false when it
 * has to be tried another day, because whoever asks for the own threads does not wait for the storage to work.
 */
export async function moveVoices(threadId: string): Promise<boolean> {
  try {
    const sent = await findEvery(voices, { 'sentIn.threadId': threadId });
    for (const voice of sent) await moveVoice(voice);
    return true;
  } catch (error) {
    log({ event: 'voices-not-moved', code: error instanceof Error ? error.name : 'storage' });
    return false;
  }
}

async function moveVoice({ _id, fileId, cloudPath }: StoredVoice): Promise<void> {
  // Lost ones hold nobody up.
  if (!(await isThere(fileId))) return;
  const sealed = await readFile(fileId);
  if (keyVersionOfSound(sealed) === newestKeyVersion()) return;
  await storeFile(cloudPath, sealSound(openSound(sealed, _id), _id));
}

async function isThere(fileId: string): Promise<boolean> {
  return (await fileAddresses([fileId], 60)).has(fileId);
}
