/**
 * The clock clears away pictures that came into no post within a day (H1). First marked, so that no post takes them
 * any more; then the file; then the document. What dies on the way the next hour finds.
 */
import { dayMs, hourMs, type InstantMs } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { filesPerCall, removeFiles, storeFile } from '../../platform/files';
import { compareAndSet, find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { homeworkPictures, type HomeworkPicture } from './collections';

const keptForMs = dayMs;
const everyMs = hourMs;

/** When this instance looked last: the other minutes of the hour ask nothing. */
let sweptAtMs = Number.NEGATIVE_INFINITY;

export async function sweepPictures(nowMs: InstantMs): Promise<void> {
  if (Math.abs(nowMs - sweptAtMs) < everyMs) return;
  // Also when it fails: a storage that is down is asked once an hour, not each minute.
  sweptAtMs = nowMs;
  for (;;) {
    const old = await find(
      homeworkPictures,
      {
        state: command.in(['arriving', 'joined', 'ready', 'leaving']),
        addedAtMs: command.lte(nowMs - keptForMs),
      },
      { orderBy: [['addedAtMs', 'asc']], limit: filesPerCall },
    );
    const leaving = await markLeaving(old);
    await removePictures(leaving);
    // Of a page none of which could be marked, another clock or a post was faster: the next hour looks again.
    if (old.length < filesPerCall || leaving.length === 0) break;
  }
}

async function markLeaving(old: readonly HomeworkPicture[]): Promise<HomeworkPicture[]> {
  const leaving: HomeworkPicture[] = [];
  for (const picture of old)
    if (
      picture.state === 'leaving' ||
      (await compareAndSet(homeworkPictures, picture, { state: 'leaving' }))
    )
      leaving.push(picture);
  return leaving;
}

/** Files first, then the documents that lead to them. For pictures marked as leaving. */
export async function removePictures(leaving: readonly HomeworkPicture[]): Promise<void> {
  if (leaving.length === 0) return;
  // One after the other: a picture in parts has several files.
  for (const picture of leaving) await removeFiles(await filesOf(picture));
  await transact(async (transaction) => {
    for (const { _id } of leaving) await transaction.remove(homeworkPictures, _id);
  });
}

/** Where a part waits for the others. */
export function partPath({ cloudPath }: Pick<HomeworkPicture, 'cloudPath'>, part: number): string {
  return `${cloudPath}.part-${part}`;
}

/**
 * Every file a picture may have. What died on its way may have one that the document does not name: only storing
 * tells its id, so one byte is stored over it, to be removed with the others.
 */
async function filesOf({ parts, arrived, cloudPath, fileId }: HomeworkPicture): Promise<string[]> {
  const idOf = (known: string | undefined, path: string) =>
    known ? Promise.resolve(known) : storeFile(path, new Uint8Array(1));
  const whole = await idOf(fileId, cloudPath);
  if (parts === 1) return [whole];
  const places = Array.from({ length: parts }, (_, part) => part);
  const pieces = await Promise.all(
    places.map((part) => idOf(arrived[part]?.fileId, partPath({ cloudPath }, part))),
  );
  return [whole, ...pieces];
}
