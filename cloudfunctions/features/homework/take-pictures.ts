/** H1: pictures come into a post in the post's own transaction, so that none is cleared away meanwhile. */
import type { Sheet } from '../../../src/shared/homework/model';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { Transaction } from '../../platform/transact';
import { homeworkPictures, type HomeworkPicture, type StoredPost } from './collections';

/**
 * Takes what the sheet shows: pictures of the caller's own, or such as this post has shown before, whoever took them.
 * `homework-picture-gone` for any other; which of both it was is not told.
 */
export async function takePictures(
  transaction: Transaction,
  sheet: Sheet | null,
  old: StoredPost | null,
  { schoolId, personId }: Caller,
): Promise<void> {
  const shown = old?.history.flatMap((step) => step.sheet?.pictures ?? []) ?? [];
  for (const pictureId of sheet?.pictures ?? []) {
    if (shown.includes(pictureId)) continue;
    const stored = await transaction.get(homeworkPictures, pictureId);
    const isOwn = stored?.schoolId === schoolId && stored.teacherId === personId;
    if (!stored || !isOwn || !isThere(stored)) throw new AppError('homework-picture-gone', 'post');
    if (stored.state === 'posted') continue;
    const version = stored.version + 1;
    await transaction.update(homeworkPictures, pictureId, { state: 'posted', version });
  }
}

function isThere({ state }: HomeworkPicture): boolean {
  return state === 'ready' || state === 'posted';
}
