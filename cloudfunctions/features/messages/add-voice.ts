/**
 * M1: keeps a recording, which comes in one or several parts, in their order. First the document, then the files,
 * sealed, then the mark that all is there: what dies on the way is finished by the same calls, or cleared away by the
 * clock. Nothing that is stored says whose it is.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { voiceSecondsAt } from '../../../src/shared/messages/policy';
import { cleanVoice, kindOfVoice, type CleanVoice } from '../../../src/shared/messages/voice-bytes';
import {
  addVoice as contract,
  mostPartBytes,
  voiceLimit as limitContract,
} from '../../../src/shared/messages/voice-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { removeFiles, storeFile } from '../../platform/files';
import { loadSchool } from '../../platform/school';
import { mark, newestKeyVersion, sealSound } from '../../platform/secrets';
import { addOnce, compareAndSet, getById } from '../../platform/store';
import { voices, type StoredVoice } from './collections';
import { partName, partPath, soundOf, voiceIdsOf } from './voice-files';
import { removeVoices } from './sweep-voices';

type Input = ParsedInputOf<typeof contract>;

interface Part {
  part: number;
  bytes: Buffer;
  digest: string;
}

/** The page stops at the limit, the phone's recorder two seconds later if the page sleeps, and takes a moment for it. */
const graceSeconds = 3;

export function voiceLimit() {
  return defineAction(limitContract, async (_input, { caller, nowMs }) => {
    const { policyValues } = await loadSchool(caller.schoolId, nowMs);
    return { mostSeconds: voiceSecondsAt(policyValues, nowMs) };
  });
}

export function addVoice() {
  return defineAction(contract, async (input, context) => {
    const bytes = bytesOf(input);
    const digest = mark('voice-part', newestKeyVersion(), input.part, input.bytes);
    const given = { part: input.part, bytes, digest };
    let stored = await begin(input, given, context);
    if (stored.state === 'arriving' && stored.parts > 1) stored = await arrive(stored, given);
    if (stored.state === 'arriving' && !isComplete(stored)) return { whole: false };
    if (stored.state === 'arriving') stored = await join(stored, given, context);
    if (stored.state === 'joined') await tidy(stored);
    return { whole: true };
  });
}

/** What can be no sound is refused before anything is stored. */
function bytesOf({ bytes: base64, part, parts }: Input): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > mostPartBytes) throw new AppError('voice-too-large', 'part');
  const isHopeless = part === 0 && kindOfVoice(bytes) === null;
  if (isHopeless || (parts === 1 && cleanVoice(bytes) === null))
    throw new AppError('voice-not-a-sound', 'voice');
  return bytes;
}

/** The recording's document, new or from an earlier call. `request-conflict`: the same tap with other bytes. */
async function begin(
  { taken, part, parts }: Input,
  { bytes, digest }: Part,
  { caller, nowMs }: ActionContext,
): Promise<StoredVoice> {
  const version = newestKeyVersion();
  const [_id = ''] = voiceIdsOf(caller, taken);
  let stored = await getById(voices, _id);
  if (!stored && part === 0) {
    const fresh: StoredVoice = {
      _id,
      schoolId: caller.schoolId,
      parts,
      arrived: [{ digest, fileId: '' }],
      cloudPath: `messages/${mark('voice-path', version, _id)}`,
      fileId: '',
      kind: kindOfVoice(bytes) ?? 'mp3',
      seconds: 0,
      state: 'arriving',
      sentIn: null,
      addedAtMs: nowMs,
      version: 0,
    };
    if (await addOnce(voices, fresh)) return fresh;
    stored = await getById(voices, _id);
  }
  if (!stored || stored.state === 'leaving') throw new AppError('voice-gone', 'voice');
  requireSame(stored, { part, digest }, parts);
  return stored;
}

function requireSame(
  { parts: stored, arrived }: StoredVoice,
  { part, digest }: Pick<Part, 'part' | 'digest'>,
  parts = stored,
): void {
  const known = arrived[part];
  if (stored !== parts || (known && known.digest !== digest))
    throw new AppError('request-conflict', 'voice');
}

/** Parts whose file is there. */
function arrivedOf({ arrived }: StoredVoice): number {
  return arrived.filter(({ fileId }) => fileId !== '').length;
}

/** A recording in one part has no files of parts: it comes with its own call. */
function isComplete(stored: StoredVoice): boolean {
  return stored.parts === 1 || arrivedOf(stored) === stored.parts;
}

/** Keeps one part of several. `illegal-move`: one before it is missing. */
async function arrive(stored: StoredVoice, given: Part): Promise<StoredVoice> {
  const { part, bytes, digest } = given;
  const there = arrivedOf(stored);
  if (part < there) return stored;
  if (part > there) throw new AppError('illegal-move', 'part');
  const fileId = await storeFile(
    partPath(stored, part),
    sealSound(bytes, partName(stored._id, part)),
  );
  const arrived = [...stored.arrived.slice(0, part), { digest, fileId }];
  if (await compareAndSet(voices, stored, { arrived }))
    return { ...stored, arrived, version: stored.version + 1 };
  return latest(stored, given);
}

/** Another try of the same tap was faster: what it left, if it was the same. */
async function latest({ _id }: StoredVoice, given: Part): Promise<StoredVoice> {
  const stored = await getById(voices, _id);
  if (!stored || stored.state === 'leaving') throw new AppError('voice-gone', 'voice');
  requireSame(stored, given);
  return stored;
}

/** The whole recording from its parts; refused, nothing of it stays. */
async function join(
  stored: StoredVoice,
  given: Part,
  { caller, nowMs }: ActionContext,
): Promise<StoredVoice> {
  const parts = await Promise.all(
    stored.arrived.map(({ fileId }, place) =>
      place === given.part
        ? Promise.resolve(given.bytes)
        : soundOf(fileId, partName(stored._id, place)),
    ),
  );
  const voice = cleanVoice(Buffer.concat(parts));
  const { policyValues } = await loadSchool(caller.schoolId, nowMs);
  const refused = refusalOf(voice, voiceSecondsAt(policyValues, nowMs));
  if (voice === null || refused !== null) {
    if (await compareAndSet(voices, stored, { state: 'leaving' })) await removeVoices([stored]);
    throw new AppError(refused ?? 'voice-not-a-sound', 'voice');
  }
  const fileId = await storeFile(stored.cloudPath, sealSound(voice.bytes, stored._id));
  const whole = {
    state: stored.parts === 1 ? ('ready' as const) : ('joined' as const),
    fileId,
    kind: voice.kind,
    seconds: Math.max(1, Math.round(voice.seconds)),
  };
  if (await compareAndSet(voices, stored, whole))
    return { ...stored, ...whole, version: stored.version + 1 };
  return latest(stored, given);
}

function refusalOf(voice: CleanVoice | null, mostSeconds: number) {
  if (voice === null) return 'voice-not-a-sound' as const;
  return voice.seconds > mostSeconds + graceSeconds ? ('voice-too-long' as const) : null;
}

/** The parts go before the recording counts as ready. */
async function tidy(stored: StoredVoice): Promise<void> {
  await removeFiles(stored.arrived.map(({ fileId }) => fileId));
  const arrived = stored.arrived.map(({ digest }) => ({ digest, fileId: '' }));
  await compareAndSet(voices, stored, { state: 'ready', arrived });
}
