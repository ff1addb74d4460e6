/** M6: every step of an opening, and none besides; simulated, with a machine whose guard was taken out as control. */
import fc from 'fast-check';
import {
  asOf,
  moveOpening,
  newOpening,
  nextChangeMs,
  type OpeningEvent,
  type OpeningTrack,
} from '../../../src/shared/seal/opening';
import { seats, openingStates, type Seat } from '../../../src/shared/seal/model';
import { minuteMs } from '../../../src/shared/time';
import { rounds } from '../../harness/long-run';

const openMs = 30 * minuteMs;
const lapseMs = 120 * minuteMs;
const people = ['p1', 'p2', 'p3'];

const inState: Record<string, OpeningTrack> = (() => {
  const asked = newOpening(0, lapseMs);
  const go = (track: OpeningTrack, event: OpeningEvent) => {
    const moved = moveOpening(track, event, minuteMs, openMs);
    if (!moved.ok) throw new Error(moved.error);
    return moved.track;
  };
  const half = go(asked, { kind: 'approve', seat: 'leader', personId: 'p1' });
  const open = go(half, { kind: 'approve', seat: 'lead', personId: 'p2' });
  return {
    asked,
    half,
    open,
    closed: go(open, { kind: 'close' }),
    declined: go(half, { kind: 'decline' }),
    lapsed: asOf(half, lapseMs),
  };
})();

const allowed: Record<string, string> = {
  'asked concern': 'asked',
  'half concern': 'asked',
  'open concern': 'open',
  'asked approve': 'half',
  'asked decline': 'declined',
  'asked lapse': 'lapsed',
  'half approve': 'open',
  'half decline': 'declined',
  'half lapse': 'lapsed',
  'open close': 'closed',
  'open expire': 'closed',
};

function eventOf(kind: OpeningEvent['kind']): OpeningEvent {
  if (kind === 'approve') return { kind, seat: 'lead', personId: 'p3' };
  if (kind === 'concern') return { kind, excludedIds: ['p1'], resealed: true };
  return { kind };
}

test.each(openingStates)('M6: from %s only the steps of the table', (state) => {
  const track = inState[state];
  if (!track) throw new Error(state);
  expect(track.state).toBe(state);
  for (const kind of ['approve', 'concern', 'decline', 'close', 'lapse', 'expire'] as const) {
    const event = eventOf(kind);
    const moved = moveOpening(track, event, 2 * minuteMs, openMs);
    expect([kind, moved.ok ? moved.track.state : undefined]).toEqual([
      kind,
      allowed[`${state} ${kind}`],
    ]);
  }
});

test('M6: the same person, the same key, and whoever is concerned are refused (W9)', () => {
  const half = inState['half'] ?? newOpening(0, 0);
  const approve = (seat: Seat, personId: string, track = half) =>
    moveOpening(track, { kind: 'approve', seat, personId }, 2 * minuteMs, openMs);
  expect(approve('lead', 'p1')).toEqual({ ok: false, error: 'seal-same-person' });
  expect(approve('leader', 'p2')).toEqual({ ok: false, error: 'seal-seat-taken' });
  const concerned = newOpening(0, lapseMs, ['p2']);
  expect(approve('lead', 'p2', concerned)).toEqual({ ok: false, error: 'forbidden' });
});

test('W9: whom it is about loses what they approved; a half of another seal counts for nothing', () => {
  const half = inState['half'] ?? newOpening(0, 0);
  const tell = (excludedIds: string[], resealed: boolean, track = half) => {
    const moved = moveOpening(track, { kind: 'concern', excludedIds, resealed }, minuteMs, openMs);
    if (!moved.ok) throw new Error(moved.error);
    return moved.track;
  };
  expect(tell(['p9'], false)).toMatchObject({ state: 'half', excludedIds: ['p9'] });
  expect(tell(['p1'], false)).toMatchObject({ state: 'asked', approvals: [] });
  expect(tell([], true)).toMatchObject({ state: 'asked', approvals: [] });
  const open = inState['open'] ?? newOpening(0, 0);
  expect(tell(['p1'], true, open)).toMatchObject({ state: 'open', excludedIds: ['p1'] });
  expect(tell([], false, half).excludedIds).toEqual([]);
});

test('M6: half an hour after the second approval it is closed, whoever looks', () => {
  const open = inState['open'] ?? newOpening(0, 0);
  expect(asOf(open, minuteMs + openMs - 1).state).toBe('open');
  expect(asOf(open, minuteMs + openMs)).toMatchObject({
    state: 'closed',
    endedAtMs: minuteMs + openMs,
  });
  expect(nextChangeMs(open)).toBe(minuteMs + openMs);
});

type Move = typeof moveOpening;
type Tried = { event: OpeningEvent; afterMs: number };

const tried: fc.Arbitrary<Tried> = fc.record({
  event: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('approve' as const),
        seat: fc.constantFrom(...seats),
        personId: fc.constantFrom(...people),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('decline' as const, 'close' as const) }),
    },
  ),
  afterMs: fc.integer({ min: 0, max: 20 * minuteMs }),
});

/** What must hold of any opening, after any acts of anybody at any time. */
function breaches(track: OpeningTrack): string[] {
  const { approvals, openedAtMs, closesAtMs, state } = track;
  const found: string[] = [];
  if (openedAtMs !== null) {
    if (new Set(approvals.map(({ personId }) => personId)).size < 2) found.push('one person');
    if (new Set(approvals.map(({ seat }) => seat)).size < 2) found.push('one key');
    if (closesAtMs !== openedAtMs + openMs) found.push('open too long');
  }
  if (approvals.length > 2) found.push('more than two');
  if (state === 'open' && approvals.length !== 2) found.push('open without two');
  return found;
}

function run(move: Move, tries: readonly Tried[]): string[] {
  let track = newOpening(0, lapseMs);
  let nowMs = 0;
  for (const { event, afterMs } of tries) {
    nowMs += afterMs;
    const moved = move(track, event, nowMs, openMs);
    if (moved.ok) track = moved.track;
  }
  return breaches(track);
}

const runs = rounds(2_000, 50_000);

test('M6: no acts of anybody open with fewer than two people and two keys, or for longer', () => {
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 12 }), (tries) => {
      expect(run(moveOpening, tries)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

/** The machine without its guard against the same person. */
const careless: Move = (track, event, nowMs, openForMs) =>
  event.kind === 'approve'
    ? moveOpening(
        track,
        { ...event, personId: `${event.personId}-${track.approvals.length}` },
        nowMs,
        openForMs,
      )
    : moveOpening(track, event, nowMs, openForMs);

test('M6: control: the simulation notices a machine that lets one person approve twice', () => {
  const found = fc.sample(fc.array(tried, { maxLength: 12 }), runs).flatMap((tries) => {
    let track = newOpening(0, lapseMs);
    let nowMs = 0;
    for (const { event, afterMs } of tries) {
      nowMs += afterMs;
      const moved = careless(track, event, nowMs, openMs);
      if (moved.ok) track = moved.track;
    }
    const real = track.approvals.map((one) => ({ ...one, personId: one.personId.slice(0, 2) }));
    return breaches({ ...track, approvals: real });
  });
  expect(found).toContain('one person');
});
