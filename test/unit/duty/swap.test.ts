import {
  proposeSwap,
  swapStateAt,
  transitionSwap,
  type DutyInput,
  type SwapOffer,
} from '../../../src/shared/duty';
import { at, dutyInput, override, swap } from './roster-fixture';

const startMs = at('2026-09-02', '07:00');
const endMs = at('2026-09-02', '22:00');
const nowMs = at('2026-09-01', '08:00');

describe('M2: an answer to a swap', () => {
  const open = swap({ state: 'proposed', answeredAtMs: null });
  const last = startMs - 1;

  test.each([
    [
      'the colleague accepts in the last millisecond',
      'proposed',
      'accept',
      'wang',
      last,
      'accepted',
    ],
    [
      'the colleague declines in the last millisecond',
      'proposed',
      'decline',
      'wang',
      last,
      'declined',
    ],
    ['accepting as the shift starts', 'proposed', 'accept', 'wang', startMs, 'swap-not-open'],
    ['declining as the shift starts', 'proposed', 'decline', 'wang', startMs, 'swap-not-open'],
    ['the proposer accepts for the colleague', 'proposed', 'accept', 'li', last, 'forbidden'],
    ['a third colleague accepts', 'proposed', 'accept', 'zhao', last, 'forbidden'],
    ['the clock accepts', 'proposed', 'accept', null, last, 'forbidden'],
    ['accepting twice', 'accepted', 'accept', 'wang', last, 'swap-not-open'],
    ['declining after accepting', 'accepted', 'decline', 'wang', last, 'swap-not-open'],
    ['accepting after declining', 'declined', 'accept', 'wang', last, 'swap-not-open'],
    ['accepting an expired one', 'expired', 'accept', 'wang', last, 'swap-not-open'],
    ['an outsider learns nothing of the state', 'accepted', 'accept', 'zhao', last, 'forbidden'],
    ['it expires at the shift’s start', 'proposed', 'expire', null, startMs, 'expired'],
    ['it does not expire a millisecond earlier', 'proposed', 'expire', null, last, 'illegal-move'],
    ['a person cannot expire it', 'proposed', 'expire', 'wang', startMs, 'forbidden'],
    ['an accepted one does not expire', 'accepted', 'expire', null, startMs, 'swap-not-open'],
    ['a declined one does not expire', 'declined', 'expire', null, startMs, 'swap-not-open'],
    ['an expired one does not expire again', 'expired', 'expire', null, startMs, 'swap-not-open'],
  ] as const)('%s', (_what, state, event, actorId, atMs, expected) => {
    const result = transitionSwap({ ...open, state }, event, actorId, atMs);
    expect(result.ok ? result.swap.state : result.code).toBe(expected);
    if (!result.ok) return;
    expect(result.swap.answeredAtMs).toBe(event === 'expire' ? null : atMs);
  });

  test('an offer is shown as lapsed from the shift’s first millisecond, an agreed one is not', () => {
    expect(swapStateAt(open, startMs - 1)).toBe('proposed');
    expect(swapStateAt(open, startMs)).toBe('expired');
    expect(swapStateAt(swap(), startMs)).toBe('accepted');
  });
});

describe('M2: an offer of one’s own future shift', () => {
  const offer: SwapOffer = {
    swapId: 'swap-9',
    fromPersonId: 'li',
    toPersonId: 'wang',
    shiftStartMs: startMs,
  };
  const ask = (input: DutyInput, changes: Partial<SwapOffer> = {}, atMs = nowMs) => {
    const result = proposeSwap(input, { ...offer, ...changes }, atMs);
    return result.ok ? 'ok' : result.code;
  };

  test('it covers the whole shift and waits for an answer', () => {
    expect(proposeSwap(dutyInput(), offer, nowMs)).toEqual({
      ok: true,
      swap: {
        swapId: 'swap-9',
        fromPersonId: 'li',
        toPersonId: 'wang',
        shiftStartMs: startMs,
        shiftEndMs: endMs,
        state: 'proposed',
        proposedAtMs: nowMs,
        answeredAtMs: null,
      },
    });
  });

  test.each([
    ['somebody else’s shift', { fromPersonId: 'zhao' }, 'not-found'],
    ['an instant inside the shift', { shiftStartMs: startMs + 1 }, 'not-found'],
    ['a shift nobody stands', { shiftStartMs: at('2026-09-05', '07:00') }, 'not-found'],
    ['to oneself', { toPersonId: 'li' }, 'illegal-move'],
    ['to a leader', { toPersonId: 'leader-one' }, 'illegal-move'],
  ])('refused: %s', (_what, changes, expected) => {
    expect(ask(dutyInput(), changes)).toBe(expected);
  });

  test('open until the last millisecond before the shift', () => {
    expect(ask(dutyInput(), {}, startMs - 1)).toBe('ok');
    expect(ask(dutyInput(), {}, startMs)).toBe('illegal-move');
  });

  test('one offer of a shift at a time; after a refusal the next colleague may be asked', () => {
    const open = swap({ state: 'proposed', answeredAtMs: null });
    expect(ask(dutyInput({ swaps: [open] }))).toBe('illegal-move');
    expect(ask(dutyInput({ swaps: [swap({ state: 'declined' })] }))).toBe('ok');
  });

  test('a shift given away is no longer one’s own; whoever took it may pass it on', () => {
    const input = dutyInput({ swaps: [swap()] });
    expect(ask(input)).toBe('not-found');
    expect(ask(input, { fromPersonId: 'wang', toPersonId: 'sun' })).toBe('ok');
  });

  test('a shift set by a leader’s override is not swapped', () => {
    const input = dutyInput({ overrides: [override('zhao', startMs, endMs)] });
    expect(ask(input, { fromPersonId: 'zhao' })).toBe('illegal-move');
  });

  test.each([
    ['during its last millisecond', endMs - 1, endMs, 'illegal-move'],
    ['from its end on', endMs, endMs + 1, 'ok'],
    ['until its start', startMs - 1, startMs, 'ok'],
    ['over its first millisecond', startMs - 1, startMs + 1, 'illegal-move'],
  ])('the colleague is on leave %s', (_what, leaveStartMs, leaveEndMs, expected) => {
    const leaves = [{ personId: 'wang', startMs: leaveStartMs, endMs: leaveEndMs }];
    expect(ask(dutyInput({ leaves }))).toBe(expected);
  });
});
