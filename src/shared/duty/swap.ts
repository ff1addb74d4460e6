/**
 * Swaps (M2): offered by the one who stands the shift, before it starts, and counted only after the
 * colleague has accepted, once.
 */
import type { ErrorCode } from '../action/contract';
import type { InstantMs } from '../time';
import type { DutyInput, DutySwap, SwapState } from './model';
import { mayStandDuty, shiftAt } from './shifts';

export type SwapEvent = 'accept' | 'decline' | 'expire';

export type SwapResult =
  | { ok: true; swap: DutySwap }
  | {
      ok: false;
      code: Extract<ErrorCode, 'not-found' | 'forbidden' | 'illegal-move' | 'swap-not-open'>;
    };

interface SwapMove {
  to: SwapState;
  when: 'before-shift' | 'from-shift-start';
}

/** `colleague`: only the one it was offered to; `clock`: nobody in person. */
const actors: Record<SwapEvent, 'colleague' | 'clock'> = {
  accept: 'colleague',
  decline: 'colleague',
  expire: 'clock',
};

/** The whole machine; accepted, declined and expired are final. */
const moves: Record<SwapState, Partial<Record<SwapEvent, SwapMove>>> = {
  proposed: {
    accept: { to: 'accepted', when: 'before-shift' },
    decline: { to: 'declined', when: 'before-shift' },
    expire: { to: 'expired', when: 'from-shift-start' },
  },
  accepted: {},
  declined: {},
  expired: {},
};

/**
 * The swap after the event. `actorId` null is the clock. Refusals: `forbidden` for anyone but the
 * colleague asked, `swap-not-open` when it was answered already or the shift has started,
 * `illegal-move` for expiring it too early.
 */
export function transitionSwap(
  swap: DutySwap,
  event: SwapEvent,
  actorId: string | null,
  nowMs: InstantMs,
): SwapResult {
  // Who asks is judged first, so that an outsider does not learn the swap's state.
  const expectedActorId = actors[event] === 'clock' ? null : swap.toPersonId;
  if (actorId !== expectedActorId) return { ok: false, code: 'forbidden' };
  const move = moves[swap.state][event];
  if (move === undefined) return { ok: false, code: 'swap-not-open' };
  const started = nowMs >= swap.shiftStartMs;
  if (move.when === 'before-shift' && started) return { ok: false, code: 'swap-not-open' };
  if (move.when === 'from-shift-start' && !started) return { ok: false, code: 'illegal-move' };
  const answeredAtMs = actors[event] === 'clock' ? null : nowMs;
  return { ok: true, swap: { ...swap, state: move.to, answeredAtMs } };
}

/** The state to show: an offer lapses with the shift's start, whether or not the clock has noted it. */
export function swapStateAt(swap: DutySwap, nowMs: InstantMs): SwapState {
  return swap.state === 'proposed' && nowMs >= swap.shiftStartMs ? 'expired' : swap.state;
}

export interface SwapOffer {
  swapId: string;
  fromPersonId: string;
  toPersonId: string;
  shiftStartMs: InstantMs;
}

function isOfferOpen(input: DutyInput, shiftStartMs: InstantMs, nowMs: InstantMs): boolean {
  return input.swaps.some(
    (swap) => swap.shiftStartMs === shiftStartMs && swapStateAt(swap, nowMs) === 'proposed',
  );
}

/**
 * A new offer of one's own future shift, which begins exactly at `shiftStartMs`. Refusals:
 * `not-found` when the proposer does not stand such a shift; `illegal-move` when it has started, was
 * set by a leader's override (which a swap could not change), is on offer already, or when the
 * colleague is the proposer, may not own content, or is on leave during it.
 */
export function proposeSwap(input: DutyInput, offer: SwapOffer, nowMs: InstantMs): SwapResult {
  const { swapId, fromPersonId, toPersonId, shiftStartMs } = offer;
  const shift = shiftAt(input, shiftStartMs);
  if (shift.startMs !== shiftStartMs || shift.personId !== fromPersonId) {
    return { ok: false, code: 'not-found' };
  }
  const awayDuringShift = input.leaves.some(
    (leave) =>
      leave.personId === toPersonId && leave.startMs < shift.endMs && shift.startMs < leave.endMs,
  );
  const refused =
    nowMs >= shiftStartMs ||
    shift.source === 'override' ||
    toPersonId === fromPersonId ||
    !mayStandDuty(input.roster, toPersonId) ||
    awayDuringShift ||
    isOfferOpen(input, shiftStartMs, nowMs);
  if (refused) return { ok: false, code: 'illegal-move' };
  return {
    ok: true,
    swap: {
      swapId,
      fromPersonId,
      toPersonId,
      shiftStartMs,
      shiftEndMs: shift.endMs,
      state: 'proposed',
      proposedAtMs: nowMs,
      answeredAtMs: null,
    },
  };
}
