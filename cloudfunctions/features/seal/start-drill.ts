/**
 * M6: the monthly drill, the same two approvals on a test seal. The first that succeeds opens the students' box.
 * Holders of the district's key drill that one, which opens nothing (W9).
 */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { newOpening } from '../../../src/shared/seal/opening';
import { startDrill as contract } from '../../../src/shared/seal/opening-contracts';
import { drillWord, leastHolders, type DrillKind } from '../../../src/shared/seal/model';
import { drillSeatKeys } from '../../../src/shared/seal/seats';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { sealIdentity, type IdentitySeal } from '../../platform/seal/identity';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { heldBy, holderIds } from './keys';
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
    const held = heldBy(views.keys, caller.personId);
    if (held === null) throw new AppError('seal-not-holder', 'drill');
    const drillOf = held === 'district' ? 'district' : 'school';
    const seatKeys = drillSeatKeys[drillOf];
    const [leader, lead] = [views.keys[seatKeys.leader], views.keys[seatKeys.lead]];
    if (!leader || !lead || [leader, lead].some(({ shares }) => shares.length < leastHolders))
      throw new AppError('seal-not-ready', 'drill');
    const latest = await find(
      sealOpenings,
      { schoolId: caller.schoolId },
      { orderBy: [['track.askedAtMs', 'desc']], limit: 20 },
    );
    const isRunning = latest.some(
      (one) =>
        one.kind === 'drill' &&
        (one.drillOf ?? 'school') === drillOf &&
        ['asked', 'half'].includes(trackAt(one, nowMs).state),
    );
    if (isRunning) throw new AppError('seal-running', 'drill');
    const testSeal = await sealIdentity(drillWord, _id, { leader, lead });
    const opening = blankDrill({ _id, testSeal, drillOf }, context, views.figures.requestMs);
    const told = holderIds(views.keys, Object.values(seatKeys)).filter(
      (id) => id !== caller.personId,
    );
    context.sendAfterwards(await write(opening, context, told));
    return { opening: views.of(opening) };
  });
}

function blankDrill(
  facts: { _id: string; testSeal: IdentitySeal; drillOf: DrillKind },
  { caller, nowMs }: ActionContext,
  requestMs: number,
): SealOpening {
  const track = { ...newOpening(nowMs, requestMs), approvals: [], excludedIds: [] };
  return {
    ...facts,
    schoolId: caller.schoolId,
    kind: 'drill',
    threadId: null,
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
