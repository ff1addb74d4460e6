/** M2: the colleague accepts or declines, once; the shift changes hands in the same moment. */
import { answerSwap as contract } from '../../../src/shared/duty/contracts';
import { transitionSwap } from '../../../src/shared/duty';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { transact, type Transaction } from '../../platform/transact';
import type { StoredDesk, StoredSwap } from './collections';
import { saveDesk, takeDesk } from './stored-desk';
import { swapView } from './swap-view';

export function answerSwap() {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const { desk, swap } = await transact((transaction) => write(transaction, input, context));
    return { swap: swapView(desk, swap, caller.personId, nowMs) };
  });
}

async function write(
  transaction: Transaction,
  { swapId, accept }: { swapId: string; accept: boolean },
  context: ActionContext,
): Promise<{ desk: StoredDesk; swap: StoredSwap }> {
  const { caller, nowMs, requestId } = context;
  const desk = await takeDesk(transaction, caller.schoolId);
  const known = desk.swaps.find((swap) => swap.swapId === swapId);
  // Somebody else's swap is none of the caller's business, whatever its state.
  if (!known || known.toPersonId !== caller.personId) throw new AppError('not-found', 'swap');
  if (known.answerRequestId === requestId) {
    if (known.state !== (accept ? 'accepted' : 'declined'))
      throw new AppError('request-conflict', 'swap answer');
    return { desk, swap: known };
  }
  const result = transitionSwap(known, accept ? 'accept' : 'decline', caller.personId, nowMs);
  if (!result.ok) throw new AppError(result.code, 'swap answer');
  const swap = { ...result.swap, answerRequestId: requestId };
  const swaps = desk.swaps.map((one) => (one.swapId === swapId ? swap : one));
  await saveDesk(transaction, desk, { swaps }, nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: 'duty-swap', id: `${caller.schoolId}.${swapId}` },
  });
  return { desk, swap };
}
