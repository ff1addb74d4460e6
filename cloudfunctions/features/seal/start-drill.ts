/** M6: the monthly drill, the same two approvals on a test seal. The first that succeeds opens the students' box. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { newOpening } from '../../../src/shared/seal/opening';
import { startDrill as contract } from '../../../src/shared/seal/opening-contracts';
import { thinKeys } from '../../../src/shared/seal/channel';
import { drillWord, seats } from '../../../src/shared/seal/model';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { sealIdentity, type IdentitySeal } from '../../platform/seal/identity';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { heldBy, holderCounts, holderIds } from './keys';
import { sealNotices } from './notices';
import { nextLookMs, OpeningViews, trackAt } from './opening-store';
import { openingIdOf } from './request-opening';
import type { ThreadSealsPort } from './thread-seals-port';

export function startDrill(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const views = await OpeningViews.load(people, threads, context);
    const _id = openingIdOf(context);
    const known = await getById(sealOpenings, _id);
    if (known?.kind === 'thread') throw new AppError('illegal-move', 'request id of another act');
    if (known) return { opening: views.of(known) };
    const { leader, lead } = views.keys;
    // What is drilled are the two keys of every day.
    if (![...seats].some((seat) => seat === heldBy(views.keys, caller.personId)))
      throw new AppError('seal-not-holder', 'drill');
    if (!leader || !lead || thinKeys(holderCounts(views.keys)).length > 0)
      throw new AppError('seal-not-ready', 'drill');
    const latest = await find(
      sealOpenings,
      { schoolId: caller.schoolId },
      { orderBy: [['track.askedAtMs', 'desc']], limit: 20 },
    );
    const isRunning = latest.some(
      (one) => one.kind === 'drill' && ['asked', 'half'].includes(trackAt(one, nowMs).state),
    );
    if (isRunning) throw new AppError('seal-running', 'drill');
    const testSeal = await sealIdentity(drillWord, _id, { leader, lead });
    const opening = blankDrill(_id, testSeal, context, views.figures.requestMs);
    const told = holderIds(views.keys, seats).filter((id) => id !== caller.personId);
    context.sendAfterwards(await write(opening, context, told));
    return { opening: views.of(opening) };
  });
}

function blankDrill(
  _id: string,
  testSeal: IdentitySeal,
  { caller, nowMs }: ActionContext,
  requestMs: number,
): SealOpening {
  const track = { ...newOpening(nowMs, requestMs), approvals: [], excludedIds: [] };
  return {
    _id,
    schoolId: caller.schoolId,
    kind: 'drill',
    threadId: null,
    testSeal,
    askedById: caller.personId,
    reason: '每月演练',
    track,
    half: null,
    opened: null,
    declined: null,
    guardian: null,
    student: null,
    reviewAtMs: null,
    nextAtMs: nextLookMs({ track, reviewAtMs: null }, nowMs),
    version: 1,
  };
}

async function write(
  opening: SealOpening,
  context: ActionContext,
  told: readonly string[],
): Promise<Effect[]> {
  try {
    return await transact(async (transaction) => {
      await transaction.add(sealOpenings, opening);
      const object = { kind: 'seal-drill', id: opening._id };
      await context.audit(transaction, { act: contract.name, object });
      const drafts = sealNotices(opening, 'seal.drill', told, { nowMs: context.nowMs });
      return queueEffects(transaction, drafts, context.nowMs);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return [];
  }
}
