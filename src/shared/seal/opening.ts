/**
 * An opening as a state machine (M6): asked, approved by one holder of each key, open for a while, closed. Pure: what
 * the store holds is moved by nothing else, and time alone ends what nobody ended.
 */
import type { InstantMs } from '../time';
import type { KeyRole, OpeningState } from './model';

export interface Approval {
  seat: KeyRole;
  personId: string;
  atMs: InstantMs;
}

export interface OpeningTrack {
  state: OpeningState;
  askedAtMs: InstantMs;
  /** When nobody approved: the request is over. */
  lapsesAtMs: InstantMs;
  approvals: readonly Approval[];
  /** Whoever is concerned may not approve (W9). */
  excludedIds: readonly string[];
  openedAtMs: InstantMs | null;
  closesAtMs: InstantMs | null;
  /** When it was declined, lapsed or closed. */
  endedAtMs: InstantMs | null;
}

export type OpeningEvent =
  | { kind: 'approve'; seat: KeyRole; personId: string }
  | { kind: 'decline' }
  | { kind: 'close' }
  | { kind: 'lapse' }
  | { kind: 'expire' };

/** Every step there is; what is not here is refused. */
const steps: Record<OpeningState, Partial<Record<OpeningEvent['kind'], OpeningState>>> = {
  asked: { approve: 'half', decline: 'declined', lapse: 'lapsed' },
  half: { approve: 'open', decline: 'declined', lapse: 'lapsed' },
  open: { close: 'closed', expire: 'closed' },
  closed: {},
  declined: {},
  lapsed: {},
};

export type OpeningRefusal = 'illegal-move' | 'seal-same-person' | 'seal-seat-taken' | 'forbidden';

export type MovedOpening = { ok: true; track: OpeningTrack } | { ok: false; error: OpeningRefusal };

export function newOpening(
  nowMs: InstantMs,
  lapsesAfterMs: number,
  excludedIds: readonly string[] = [],
): OpeningTrack {
  return {
    state: 'asked',
    askedAtMs: nowMs,
    lapsesAtMs: nowMs + lapsesAfterMs,
    approvals: [],
    excludedIds,
    openedAtMs: null,
    closesAtMs: null,
    endedAtMs: null,
  };
}

/** Why this approval may not be: two keys, two people, none of them concerned. */
function refusalOf(
  { approvals, excludedIds }: OpeningTrack,
  event: Extract<OpeningEvent, { kind: 'approve' }>,
): OpeningRefusal | null {
  if (excludedIds.includes(event.personId)) return 'forbidden';
  if (approvals.some(({ personId }) => personId === event.personId)) return 'seal-same-person';
  if (approvals.some(({ seat }) => seat === event.seat)) return 'seal-seat-taken';
  return null;
}

/** The track as it stands at `nowMs`: what ran out by then is over, whether a clock came by or not. */
export function asOf(track: OpeningTrack, nowMs: InstantMs): OpeningTrack {
  const { state, lapsesAtMs, closesAtMs } = track;
  if ((state === 'asked' || state === 'half') && lapsesAtMs <= nowMs)
    return { ...track, state: steps[state].lapse ?? state, endedAtMs: lapsesAtMs };
  if (state === 'open' && closesAtMs !== null && closesAtMs <= nowMs)
    return { ...track, state: steps[state].expire ?? state, endedAtMs: closesAtMs };
  return track;
}

/** Moves `before` at `nowMs`. `openMs`: how long it then stays open. */
export function moveOpening(
  before: OpeningTrack,
  event: OpeningEvent,
  nowMs: InstantMs,
  openMs: number,
): MovedOpening {
  const track = asOf(before, nowMs);
  const state = steps[track.state][event.kind];
  if (state === undefined) return { ok: false, error: 'illegal-move' };
  const refused = event.kind === 'approve' ? refusalOf(track, event) : null;
  if (refused) return { ok: false, error: refused };
  const approvals =
    event.kind === 'approve'
      ? [...track.approvals, { seat: event.seat, personId: event.personId, atMs: nowMs }]
      : track.approvals;
  const opened =
    state === 'open' ? { openedAtMs: nowMs, closesAtMs: nowMs + openMs } : { endedAtMs: nowMs };
  const isOver = state === 'closed' || state === 'declined' || state === 'lapsed';
  return {
    ok: true,
    track: { ...track, state, approvals, ...(state === 'open' || isOver ? opened : {}) },
  };
}

/** When time alone changes it; null when nothing does any more. */
export function nextChangeMs({ state, lapsesAtMs, closesAtMs }: OpeningTrack): InstantMs | null {
  if (state === 'asked' || state === 'half') return lapsesAtMs;
  return state === 'open' ? closesAtMs : null;
}
