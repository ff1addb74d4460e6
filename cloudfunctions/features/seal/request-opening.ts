/** M6: asks who wrote a red thread, with a written reason; tells the holders of both keys at once. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { requestOpening as contract } from '../../../src/shared/seal/opening-contracts';
import { newOpening } from '../../../src/shared/seal/opening';
import { toLocalTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { sealOpenings, type SealOpening } from './collections';
import { holderIds } from './keys';
import { sealNotices } from './notices';
import { nextLookMs, OpeningViews, trackAt } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

type Input = ParsedInputOf<typeof contract>;

export const openingIdOf = ({ caller, requestId }: ActionContext) =>
  mark('seal-opening', newestKeyVersion(), caller.schoolId, caller.personId, requestId);

export function requestOpening(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const views = await OpeningViews.load(people, threads, context);
    const known = await getById(sealOpenings, openingIdOf(context));
    await views.learn([known, { threadId: input.threadId }]);
    if (known) return { opening: views.of(sameRequest(views.visible(known), input)) };
    await threads.requireOpenable(caller, input.threadId, nowMs);
    await requireNoneRunning(input, context);
    const opening = blankOpening(input, context, views);
    const { leader, lead } = views.seatKeysOf(opening);
    const silent = [...opening.track.excludedIds, caller.personId];
    const told = holderIds(views.keys, [leader, lead]).filter((id) => !silent.includes(id));
    const effects = await write(opening, context, told, views.figures.reachMs);
    context.sendAfterwards(effects);
    return { opening: views.of(opening) };
  });
}

/** The same requestId is the same request; `illegal-move` when it stood for another. */
function sameRequest(known: SealOpening, { threadId, reason }: Input): SealOpening {
  if (known.threadId !== threadId || known.reason !== reason)
    throw new AppError('illegal-move', 'request id of another act');
  return known;
}

async function requireNoneRunning({ threadId }: Input, { caller, nowMs }: ActionContext) {
  const openings = await find(sealOpenings, { schoolId: caller.schoolId, threadId });
  const isRunning = openings.some((opening) =>
    ['asked', 'half', 'open'].includes(trackAt(opening, nowMs).state),
  );
  if (isRunning) throw new AppError('seal-running', 'opening');
}

function blankOpening(
  { threadId, reason }: Input,
  context: ActionContext,
  views: OpeningViews,
): SealOpening {
  const { caller, nowMs } = context;
  const track = {
    ...newOpening(nowMs, views.figures.requestMs),
    approvals: [],
    // Whoever the thread is about approves nothing (W9).
    excludedIds: [...views.excludedFrom({ threadId })],
  };
  return {
    _id: openingIdOf(context),
    schoolId: caller.schoolId,
    kind: 'thread',
    threadId,
    testSeal: null,
    askedById: caller.personId,
    reason,
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
  reachMs: number,
): Promise<Effect[]> {
  const { nowMs } = context;
  const due = toLocalTime(nowMs + reachMs);
  try {
    return await transact(async (transaction) => {
      await transaction.add(sealOpenings, opening);
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: 'thread', id: opening.threadId ?? '' },
        reason: opening.reason,
      });
      const drafts = sealNotices(opening, 'seal.asked', told, { nowMs, due });
      return queueEffects(transaction, drafts, nowMs);
    });
  } catch (error) {
    // The same tap arrived twice at once: the other one has written it.
    if (!isDuplicate(error)) throw error;
    return [];
  }
}
