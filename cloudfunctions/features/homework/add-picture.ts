/**
 * H1: keeps a photographed page for a post, which comes in one or several parts, in their order. First the document,
 * then the files, then the mark that all is there: what dies on the way is finished by the same calls, or cleared
 * away by the clock.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import {
  cleanPicture,
  kindOf,
  type CleanPicture,
} from '../../../src/shared/homework/picture-bytes';
import {
  addPicture as contract,
  mostPartBytes,
} from '../../../src/shared/homework/picture-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { readFile, removeFiles, storeFile } from '../../platform/files';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { addOnce, compareAndSet, getById } from '../../platform/store';
import { homeworkPictures, type HomeworkPicture } from './collections';
import { partPath, removePictures } from './sweep-pictures';

type Input = ParsedInputOf<typeof contract>;

interface Part {
  part: number;
  bytes: Buffer;
  digest: string;
}

export function addPicture() {
  return defineAction(contract, async (input, context) => {
    const bytes = bytesOf(input);
    const version = newestKeyVersion();
    const digest = mark('homework-picture-bytes', version, input.part, input.bytes);
    const given = { part: input.part, bytes, digest };
    let stored = await begin(input, given, context);
    const pictureId = stored._id;
    if (stored.state === 'arriving' && stored.parts > 1) stored = await arrive(stored, given);
    if (stored.state === 'arriving' && !isComplete(stored)) return { pictureId, whole: false };
    if (stored.state === 'arriving') stored = await join(stored, given);
    if (stored.state === 'joined') await tidy(stored);
    return { pictureId, whole: true };
  });
}

/** What can be no picture is refused before anything is stored. */
function bytesOf({ bytes: base64, part, parts }: Input): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > mostPartBytes) throw new AppError('homework-picture-too-large', 'part');
  const isHopeless = part === 0 && kindOf(bytes) === null;
  if (isHopeless || (parts === 1 && cleanPicture(bytes) === null))
    throw new AppError('homework-not-a-picture', 'picture');
  return bytes;
}

/** The picture's document, new or from an earlier call. `request-conflict`: the same tap with other bytes. */
async function begin(
  { taken, part, parts }: Input,
  { bytes, digest }: Part,
  { caller, nowMs }: ActionContext,
): Promise<HomeworkPicture> {
  const version = newestKeyVersion();
  const _id = mark('homework-picture', version, caller.personId, taken);
  let stored = await getById(homeworkPictures, _id);
  if (!stored && part === 0) {
    const fresh: HomeworkPicture = {
      _id,
      schoolId: caller.schoolId,
      teacherId: caller.personId,
      parts,
      arrived: [{ digest, fileId: '' }],
      // Families learn the picture's id; where its file lies follows from it for nobody without the secret.
      cloudPath: `homework/${mark('homework-picture-path', version, _id)}.${endings[kindOf(bytes) ?? 'jpeg']}`,
      fileId: '',
      state: 'arriving',
      addedAtMs: nowMs,
      version: 0,
    };
    if (await addOnce(homeworkPictures, fresh)) return fresh;
    stored = await getById(homeworkPictures, _id);
  }
  if (!stored || stored.state === 'leaving') throw new AppError('homework-picture-gone', 'picture');
  requireSame(stored, { part, digest }, parts);
  return stored;
}

function requireSame(
  { parts: stored, arrived }: HomeworkPicture,
  { part, digest }: Pick<Part, 'part' | 'digest'>,
  parts = stored,
): void {
  const known = arrived[part];
  if (stored !== parts || (known && known.digest !== digest))
    throw new AppError('request-conflict', 'picture');
}

/** Parts whose file is there. */
function arrivedOf({ arrived }: HomeworkPicture): number {
  return arrived.filter(({ fileId }) => fileId !== '').length;
}

/** A picture in one part has no files of parts: it comes with its own call. */
function isComplete(stored: HomeworkPicture): boolean {
  return stored.parts === 1 || arrivedOf(stored) === stored.parts;
}

/** Keeps one part of several. `illegal-move`: one before it is missing. */
async function arrive(stored: HomeworkPicture, given: Part): Promise<HomeworkPicture> {
  const { part, bytes, digest } = given;
  const there = arrivedOf(stored);
  if (part < there) return stored;
  if (part > there) throw new AppError('illegal-move', 'part');
  const fileId = await storeFile(partPath(stored, part), bytes);
  const arrived = [...stored.arrived.slice(0, part), { digest, fileId }];
  if (await compareAndSet(homeworkPictures, stored, { arrived }))
    return { ...stored, arrived, version: stored.version + 1 };
  return latest(stored, given);
}

/** Another try of the same tap was faster: what it left, if it was the same. */
async function latest({ _id }: HomeworkPicture, given: Part): Promise<HomeworkPicture> {
  const stored = await getById(homeworkPictures, _id);
  if (!stored || stored.state === 'leaving') throw new AppError('homework-picture-gone', 'picture');
  requireSame(stored, given);
  return stored;
}

/** The whole picture from its parts; refused, nothing of it stays. */
async function join(stored: HomeworkPicture, given: Part): Promise<HomeworkPicture> {
  const parts = await Promise.all(
    stored.arrived.map(({ fileId }, place) =>
      place === given.part ? Promise.resolve(given.bytes) : readFile(fileId),
    ),
  );
  const picture: CleanPicture | null = cleanPicture(Buffer.concat(parts));
  if (picture === null) {
    await compareAndSet(homeworkPictures, stored, { state: 'leaving' });
    await removePictures([stored]);
    throw new AppError('homework-not-a-picture', 'picture');
  }
  const fileId = await storeFile(stored.cloudPath, picture.bytes);
  const state = stored.parts === 1 ? ('ready' as const) : ('joined' as const);
  if (await compareAndSet(homeworkPictures, stored, { state, fileId }))
    return { ...stored, state, fileId, version: stored.version + 1 };
  return latest(stored, given);
}

/** The parts go before the picture counts as ready. */
async function tidy(stored: HomeworkPicture): Promise<void> {
  await removeFiles(stored.arrived.map(({ fileId }) => fileId));
  await compareAndSet(homeworkPictures, stored, { state: 'ready' });
}

const endings = { jpeg: 'jpg', png: 'png' } as const;
