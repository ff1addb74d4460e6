/**
 * An opening as a state machine (M6): asked, approved by one holder of each key, open for a while, closed. Pure: what
 * the store holds is moved by nothing else, and time alone ends what nobody ended.
 */
import type { InstantMs } from '../time';
import type { KeyRole, OpeningState, Seat } from './model';

export interface Approval {
  seat: Seat;
  /** The key that stood in this place; not there on approvals from before the district's. */
  key?: KeyRole;
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
  | { kind: 'approve'; seat: Seat; key?: KeyRole; personId: string }
  /** The author said whom it is about (W9): `resealed` where the seal is another one since. */
  | { kind: 'concern'; excludedIds: readonly string[]; resealed: boolean }
  | { kind: 'decline' }
  | { kind: 'close' }
  | { kind: 'lapse' }
  | { kind: 'expire' };

/** Every step there is; what is not here is refused. */
const steps: Record<OpeningState, Partial<Record<OpeningEvent['kind'], OpeningState>>> = {
  asked: { concern: 'asked', approve: 'half', decline: 'declined', lapse: 'lapsed' },
  half: { concern: 'asked', approve: 'open', decline: 'declined', lapse: 'lapsed' },
  open: { concern: 'open', close: 'closed', expire: 'closed' },
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
  if (event.kind === 'concern') return { ok: true, track: concerned(track, event) };
  const refused = event.kind === 'approve' ? refusalOf(track, event) : null;
  if (refused) return { ok: false, error: refused };
  const approvals =
    event.kind === 'approve'
      ? [
          ...track.approvals,
          {
            seat: event.seat,
            ...(event.key ? { key: event.key } : {}),
            personId: event.personId,
            atMs: nowMs,
          },
        ]
      : track.approvals;
  const opened =
    state === 'open' ? { openedAtMs: nowMs, closesAtMs: nowMs + openMs } : { endedAtMs: nowMs };
  const isOver = state === 'closed' || state === 'declined' || state === 'lapsed';
  return {
    ok: true,
    track: { ...track, state, approvals, ...(state === 'open' || isOver ? opened : {}) },
  };
}

/**
 * Whoever is concerned approves no more, and what they approved counts for nothing; a half of another seal opens
 * nothing, so both approvals are given anew. What is open already is closed to them only.
 */
function concerned(
  track: OpeningTrack,
  { excludedIds, resealed }: Extract<OpeningEvent, { kind: 'concern' }>,
): OpeningTrack {
  const all = [...new Set([...track.excludedIds, ...excludedIds])];
  const isVoid = resealed || track.approvals.some(({ personId }) => all.includes(personId));
  if (track.state !== 'half' || !isVoid) return { ...track, excludedIds: all };
  return { ...track, state: 'asked', approvals: [], excludedIds: all };
}

/** When time alone changes it; null when nothing does any more. */
export function nextChangeMs({ state, lapsesAtMs, closesAtMs }: OpeningTrack): InstantMs | null {
  if (state === 'asked' || state === 'half') return lapsesAtMs;
  return state === 'open' ? closesAtMs : null;
}
