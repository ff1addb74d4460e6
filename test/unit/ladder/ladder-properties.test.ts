import fc from 'fast-check';
import {
  deferLadder,
  plan,
  rungAt,
  stopLadder,
  type Audience,
  type Ladder,
  type LadderInstance,
} from '../../../src/shared/ladder';
import { minuteMs, plannedMs, red, reply, startMs, started } from './ladder-fixture';

const words = fc.uniqueArray(
  fc.constantFrom<Audience>('owner', 'duty', 'backup', 'lead', 'leader', 'pool'),
  { minLength: 1, maxLength: 4 },
);

/** Any ladder: gaps of a millisecond included, with and without a repeat. */
const anyLadder: fc.Arbitrary<Ladder> = fc
  .record({
    first: fc.constantFrom(0, 1, 5 * minuteMs),
    gaps: fc.array(fc.integer({ min: 1, max: 60 * minuteMs }), { maxLength: 5 }),
    audiences: fc.array(words, { minLength: 6, maxLength: 6 }),
    repeat: fc.option(
      fc.record({ everyMs: fc.integer({ min: 1000, max: 60 * minuteMs }), audience: words }),
    ),
  })
  .map(({ first, gaps, audiences, repeat }) => {
    let afterMs = first;
    const audienceAt = (at: number) => audiences[at] ?? (['owner'] as const);
    const rest = gaps.map((gap, at) => {
      afterMs += gap;
      return { key: `rung-${at + 1}`, afterMs, audience: audienceAt(at + 1) };
    });
    return {
      ladderId: 'any',
      priority: 1,
      rungs: [{ key: 'rung-0', afterMs: first, audience: audienceAt(0) }, ...rest],
      repeat: repeat && { key: 'again', ...repeat },
      dueAfterMs: afterMs,
    };
  });
const ladders = fc.oneof(fc.constant(reply), fc.constant(red), anyLadder);

/** What clocks and people do, in any order: a run some time later, a late or double run, a tap, an end. */
type Step = { kind: 'clock'; afterMs: number } | { kind: 'defer'; byMs: number } | { kind: 'stop' };
const jumps = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 10 * minuteMs }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 * 60 * minuteMs }) },
  // A clock whose time is behind the one before.
  { weight: 1, arbitrary: fc.integer({ min: -minuteMs, max: 0 }) },
);
const clockStep = jumps.map((afterMs): Step => ({ kind: 'clock', afterMs }));
const deferStep = fc
  .integer({ min: 0, max: 10 * minuteMs })
  .map((byMs): Step => ({ kind: 'defer', byMs }));
const steps = fc.array(
  fc.oneof({ weight: 8, arbitrary: clockStep }, { weight: 2, arbitrary: deferStep }),
  { maxLength: 60 },
);
const stepsWithStops = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: clockStep },
    { weight: 2, arbitrary: deferStep },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'stop' }) },
  ),
  { maxLength: 60 },
);

interface Seen {
  before: LadderInstance;
  after: LadderInstance;
  nowMs: number;
  step: Step;
}

function walk(ladder: Ladder, walked: readonly Step[], see: (seen: Seen) => void): LadderInstance {
  let instance = started(ladder);
  let nowMs = startMs;
  for (const step of walked) {
    if (step.kind === 'clock') nowMs += step.afterMs;
    const before = instance;
    if (step.kind === 'clock') instance = plan(ladder, before, nowMs)?.instance ?? before;
    else if (step.kind === 'defer') instance = deferLadder(ladder, before, nowMs + step.byMs);
    else instance = stopLadder(before);
    see({ before, after: instance, nowMs, step });
  }
  return instance;
}

function expectContiguous({ rungs, nextIndex }: LadderInstance): void {
  let next = 0;
  for (const { index, toIndex } of rungs) {
    expect(index).toBe(next);
    expect(toIndex).toBeGreaterThanOrEqual(index);
    next = toIndex + 1;
  }
  expect(next).toBe(nextIndex);
}

describe('M3: whatever clocks do', () => {
  it('M3: the records cover every rung up to the next exactly once', () => {
    fc.assert(
      fc.property(ladders, stepsWithStops, (ladder, walked) => {
        walk(ladder, walked, ({ after }) => expectContiguous(after));
      }),
    );
  });

  it('M3: a rung fires at or after its time, and only the latest that is due', () => {
    fc.assert(
      fc.property(ladders, steps, (ladder, walked) => {
        walk(ladder, walked, ({ before, after, nowMs, step }) => {
          if (step.kind !== 'clock' || after === before) return;
          const fired = after.rungs.at(-1);
          expect(fired).toMatchObject({
            index: after.nextIndex - 1,
            atMs: nowMs,
            outcome: 'fired',
          });
          expect(fired?.plannedAtMs).toBe(plannedMs(ladder, before, after.nextIndex - 1));
          expect(fired?.plannedAtMs).toBeLessThanOrEqual(nowMs);
          expect(after.nextAtMs).toBeGreaterThan(nowMs);
        });
      }),
    );
  });

  it('M3: a running ladder always knows its next time, and nothing is due right after a clock', () => {
    fc.assert(
      fc.property(ladders, steps, (ladder, walked) => {
        walk(ladder, walked, ({ after, nowMs, step }) => {
          expect(after.nextAtMs).toBe(plannedMs(ladder, after, after.nextIndex));
          if (step.kind === 'clock') expect(plan(ladder, after, nowMs)).toBeNull();
        });
      }),
    );
  });

  it('M3: nothing fires before its time', () => {
    fc.assert(
      fc.property(ladders, steps, fc.nat(), (ladder, walked, early) => {
        const instance = walk(ladder, walked, () => undefined);
        expect(plan(ladder, instance, instance.nextAtMs - 1 - early)).toBeNull();
      }),
    );
  });

  it('M3: the audience is the union of the rungs that came due', () => {
    fc.assert(
      fc.property(ladders, steps, jumps, (ladder, walked, laterMs) => {
        const instance = walk(ladder, walked, () => undefined);
        const firing = plan(ladder, instance, instance.nextAtMs + Math.abs(laterMs));
        if (!firing) return;
        const union = new Set<Audience>();
        for (let index = instance.nextIndex; index < firing.instance.nextIndex; index += 1)
          for (const word of rungAt(ladder, index)?.audience ?? []) union.add(word);
        expect(new Set(firing.audience)).toEqual(union);
        expect(firing.audience).toHaveLength(union.size);
      }),
    );
  });

  it('M3: one late clock ends where punctual clocks end', () => {
    fc.assert(
      fc.property(ladders, fc.integer({ min: 0, max: 12 * 60 * minuteMs }), (ladder, lateMs) => {
        const late = plan(ladder, started(ladder), startMs + lateMs)?.instance ?? started(ladder);
        let punctual = started(ladder);
        let fired = 0;
        while (punctual.nextAtMs <= startMs + lateMs && fired < 3000) {
          punctual = plan(ladder, punctual, punctual.nextAtMs)?.instance ?? punctual;
          fired += 1;
        }
        if (fired === 3000) return;
        expect([late.nextIndex, late.nextAtMs]).toEqual([punctual.nextIndex, punctual.nextAtMs]);
      }),
    );
  });

  it('M3: a document stays small, and a skipped rung is never told as fired', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 400 }), (minutes) => {
        let instance = started(red);
        let nowMs = startMs;
        const firedIndexes = new Set<number>();
        for (const minute of minutes) {
          nowMs += minute * minuteMs;
          const firing = plan(red, instance, nowMs);
          if (!firing) continue;
          firedIndexes.add(firing.fire.index);
          instance = firing.instance;
        }
        expect(instance.rungs.length).toBeLessThanOrEqual(120);
        expectContiguous(instance);
        for (const { index, toIndex, outcome } of instance.rungs)
          for (let at = index; at <= toIndex && outcome !== 'mixed'; at += 1)
            expect(firedIndexes.has(at)).toBe(outcome === 'fired');
      }),
      { numRuns: 60 },
    );
  });
});

describe('M3: after an answer', () => {
  it('M3: a stopped ladder is never changed again', () => {
    fc.assert(
      fc.property(ladders, steps, stepsWithStops, (ladder, before, after) => {
        let stopped: LadderInstance | null = null;
        walk(ladder, [...before, { kind: 'stop' }, ...after], (seen) => {
          if (stopped) expect(seen.after).toBe(stopped);
          else if (seen.step.kind === 'stop') stopped = seen.after;
        });
      }),
    );
  });

  it('M5: a tap moves the next rung later or not at all, and keeps the distances behind it', () => {
    fc.assert(
      fc.property(
        ladders,
        steps,
        fc.integer({ min: -60, max: 60 }),
        (ladder, walked, byMinutes) => {
          const before = walk(ladder, walked, () => undefined);
          if (!rungAt(ladder, before.nextIndex)) return;
          const wantedMs = before.nextAtMs + byMinutes * minuteMs;
          const after = deferLadder(ladder, before, wantedMs);
          expect(after.nextAtMs).toBe(Math.max(before.nextAtMs, wantedMs));
          for (const ahead of [1, 2, 5]) {
            if (!rungAt(ladder, before.nextIndex + ahead)) continue;
            const distance = (instance: LadderInstance) =>
              plannedMs(ladder, instance, instance.nextIndex + ahead) - instance.nextAtMs;
            expect(distance(after)).toBe(distance(before));
          }
        },
      ),
    );
  });
});
