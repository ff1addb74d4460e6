/** M2: a colleague offers a shift of their own; nothing changes until the other accepts. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { proposeSwap as offerSwap } from '../../../src/shared/duty';
import { proposeSwap as contract } from '../../../src/shared/duty/contracts';
import { quietHoursAt } from '../../../src/shared/messages/policy';
import { notBeforeFor } from '../../../src/shared/messages/quiet-hours';
import { dayMs } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { loadSchool, type School } from '../../platform/school';
import { transact, type Transaction } from '../../platform/transact';
import { dutySubject } from './apply-duty-changes';
import type { StoredDesk, StoredSwap } from './collections';
import { dutyInputOf, mayOwn, saveDesk, takeDesk } from './stored-desk';
import { swapView } from './swap-view';

type Input = ParsedInputOf<typeof contract>;

/** Nobody stands a shift further away than this; the calendar need not answer for any number that is sent. */
const farthestMs = 366 * dayMs;

export function proposeSwap() {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const school = await loadSchool(caller.schoolId, nowMs);
    const { desk, swap, effects } = await transact((transaction) =>
      write(transaction, input, context, school),
    );
    context.sendAfterwards(effects);
    return { swap: swapView(desk, swap, caller.personId, nowMs) };
  });
}

async function write(
  transaction: Transaction,
  input: Input,
  context: ActionContext,
  school: School,
): Promise<{ desk: StoredDesk; swap: StoredSwap; effects: Effect[] }> {
  const { caller, nowMs, requestId } = context;
  const desk = await takeDesk(transaction, caller.schoolId);
  const offer = {
    swapId: `swap.${requestId}`,
    fromPersonId: caller.personId,
    toPersonId: input.toPersonId,
    shiftStartMs: input.shiftStartMs,
  };
  const repeated = desk.swaps.find(({ swapId }) => swapId === offer.swapId);
  if (repeated) return { desk, swap: asRepeated(repeated, offer), effects: [] };
  if (Math.abs(input.shiftStartMs - nowMs) > farthestMs) throw new AppError('not-found', 'shift');
  if (!mayOwn(desk, input.toPersonId)) throw new AppError('not-found', 'colleague');
  const result = offerSwap(dutyInputOf(desk, school), offer, nowMs);
  if (!result.ok) throw new AppError(result.code, 'swap offer');
  const swap = { ...result.swap, answerRequestId: null };
  await saveDesk(transaction, desk, { swaps: [...desk.swaps, swap] }, nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: 'duty-swap', id: `${caller.schoolId}.${swap.swapId}` },
  });
  return { desk, swap, effects: await tellColleague(transaction, swap, school, nowMs) };
}

function asRepeated(
  known: StoredSwap,
  offer: Pick<StoredSwap, 'fromPersonId' | 'toPersonId' | 'shiftStartMs'>,
): StoredSwap {
  const same =
    known.fromPersonId === offer.fromPersonId &&
    known.toPersonId === offer.toPersonId &&
    known.shiftStartMs === offer.shiftStartMs;
  if (!same) throw new AppError('request-conflict', 'swap');
  return known;
}

/** An offer wakes nobody: at night it waits for the morning. */
function tellColleague(
  transaction: Transaction,
  swap: StoredSwap,
  school: School,
  nowMs: number,
): Promise<Effect[]> {
  const id = `${school.schoolId}.${swap.swapId}`;
  const quiet = quietHoursAt(school.policyValues, nowMs);
  return queueEffects(
    transaction,
    [
      {
        _id: id,
        schoolId: school.schoolId,
        priority: 1,
        recipient: { kind: 'staff', personId: swap.toPersonId },
        text: { key: 'duty.swap-offer', figures: {} },
        subject: { kind: dutySubject, id, instanceId: null, audience: 'duty' },
        alsoSubscribe: true,
        notBeforeMs: notBeforeFor('pool', false, nowMs, quiet),
      },
    ],
    nowMs,
  );
}
