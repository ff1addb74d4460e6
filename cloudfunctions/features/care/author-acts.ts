/**
 * A colleague writes in the own channel (M8): the message box's use cases, carried out in the house. The call knows the
 * caller as somebody of the house alone (platform/caller), so nothing here can reach the school.
 */
import {
  closeOwnCare,
  listOwnCare,
  postCare,
  rateCare,
  readOwnCare,
} from '../../../src/shared/care/author-contracts';
import { defineAction, type Action, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';
import type { ThreadAuthorsPort } from './thread-authors-port';

/** What a house lacks that is not ready: itself, or somebody who stands duty. */
const lacking: readonly string[] = ['school', 'duty desk'];

/** Null while nobody has begun the house. */
export async function houseOf({ caller, nowMs }: ActionContext): Promise<School | null> {
  try {
    return await loadSchool(caller.schoolId, nowMs);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

/** `care-closed` until both keys exist, a drill succeeded and somebody stands duty: nobody could have written before. */
async function inOpenHouse<T>(context: ActionContext, work: () => Promise<T>): Promise<T> {
  const house = await houseOf(context);
  if (house === null || house.seal.openSinceMs === null) throw new AppError('care-closed', 'seal');
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found' && lacking.includes(error.detail))
      throw new AppError('care-closed', error.detail);
    throw error;
  }
}

export function careAuthorActions(threads: ThreadAuthorsPort): Action[] {
  return [
    defineAction(postCare, (input, context) =>
      inOpenHouse(context, () => threads.post(input, context)),
    ),
    defineAction(listOwnCare, (_input, context) =>
      inOpenHouse(context, () => threads.list(context)),
    ),
    defineAction(readOwnCare, (input, context) =>
      inOpenHouse(context, () => threads.read(input, context)),
    ),
    defineAction(closeOwnCare, (input, context) =>
      inOpenHouse(context, () => threads.close(closeOwnCare.name, input, context)),
    ),
    defineAction(rateCare, (input, context) =>
      inOpenHouse(context, () => threads.rate(input, context)),
    ),
  ];
}
