/** M6: a request is declined, or what was opened is closed before its time. Both leave their trace. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { moveOpening } from '../../../src/shared/seal/opening';
import {
  closeOpening as closeContract,
  declineOpening as declineContract,
} from '../../../src/shared/seal/opening-contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { heldBy } from './keys';
import { sealNotices } from './notices';
import { isFollowedUp, isNamed, OpeningViews, saveOpening, withTrack } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

const objectOf = ({ _id, threadId }: SealOpening) =>
  threadId === null ? { kind: 'seal-drill', id: _id } : { kind: 'thread', id: threadId };

export function declineOpening(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(declineContract, async ({ openingId, reason }, context) => {
    const { caller, nowMs } = context;
    return change(
      { people, threads },
      openingId,
      context,
      async (transaction, stored, { keys }) => {
        if (heldBy(keys, caller.personId) === null)
          throw new AppError('seal-not-holder', 'decline');
        const isFirst = await context.auditOnce(transaction, {
          act: declineContract.name,
          object: objectOf(stored),
          reason,
        });
        if (!isFirst) return { opening: stored, effects: [] };
        const moved = moveOpening(stored.track, { kind: 'decline' }, nowMs, 0);
        if (!moved.ok) throw new AppError(moved.error, 'decline');
        const declined = { byPersonId: caller.personId, reason };
        const opening = { ...withTrack(stored, moved.track, nowMs), declined };
        const drafts = sealNotices(opening, 'seal.ended', [stored.askedById], { nowMs });
        return { opening, effects: await queueEffects(transaction, drafts, nowMs) };
      },
    );
  });
}

export function closeOpening(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(closeContract, async ({ openingId }, context) => {
    const { caller, nowMs } = context;
    return change({ people, threads }, openingId, context, async (transaction, stored) => {
      if (!isNamed(stored, caller.personId)) throw new AppError('not-found', 'opening');
      const object = objectOf(stored);
      if (!(await context.auditOnce(transaction, { act: closeContract.name, object })))
        return { opening: stored, effects: [] };
      const moved = moveOpening(stored.track, { kind: 'close' }, nowMs, 0);
      if (!moved.ok) throw new AppError(moved.error, 'close');
      const opening = withTrack(stored, moved.track, nowMs);
      const drafts = isFollowedUp(opening)
        ? []
        : sealNotices(opening, 'seal.after', [stored.askedById], { nowMs });
      return { opening, effects: await queueEffects(transaction, drafts, nowMs) };
    });
  });
}

type Changed = { opening: SealOpening; effects: Effect[] };

/** Changes a stored opening that the caller may know of, in one transaction; the same object writes nothing. */
export async function change(
  { people, threads }: { people: PeoplePort; threads: ThreadSealsPort },
  openingId: string,
  context: ActionContext,
  work: (transaction: Transaction, stored: SealOpening, views: OpeningViews) => Promise<Changed>,
) {
  const views = await OpeningViews.load(people, threads, context);
  await views.learn([await getById(sealOpenings, openingId)]);
  const { opening, effects } = await transact(async (transaction) => {
    const stored = views.visible(await transaction.get(sealOpenings, openingId));
    const changed = await work(transaction, stored, views);
    if (changed.opening === stored) return changed;
    return { ...changed, opening: await saveOpening(transaction, changed.opening) };
  });
  context.sendAfterwards(effects);
  return { opening: views.of(opening) };
}
