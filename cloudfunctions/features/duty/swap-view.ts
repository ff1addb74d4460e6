/** A swap as both colleagues see it. */
import { swapStateAt } from '../../../src/shared/duty';
import type { StoredDesk, StoredSwap } from './collections';
import { nameOf } from './duty-now';

export function swapView(desk: StoredDesk, swap: StoredSwap, viewerId: string, nowMs: number) {
  const staff = (personId: string) => ({
    personId,
    name: nameOf(desk, personId),
    me: personId === viewerId,
  });
  return {
    swapId: swap.swapId,
    from: staff(swap.fromPersonId),
    to: staff(swap.toPersonId),
    shiftStartMs: swap.shiftStartMs,
    shiftEndMs: swap.shiftEndMs,
    state: swapStateAt(swap, nowMs),
  };
}
