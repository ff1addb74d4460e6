import {
  deferLadder,
  plan,
  rungAt,
  stopLadder,
  type Firing,
  type Ladder,
} from '../../../src/shared/ladder';
import {
  clockedAt,
  ending,
  inShort,
  minuteMs,
  red,
  reply,
  startMs,
  started,
} from './ladder-fixture';

const fireAt = (ladder: Ladder, minute: number, earlier: readonly number[] = []): Firing => {
  const firing = plan(ladder, clockedAt(ladder, earlier), startMs + minute * minuteMs);
  if (!firing) throw new Error(`nothing fired at minute ${minute}`);
  return firing;
};

describe('M3: a rung fires at its millisecond', () => {
  test.each([
    ['notify', 0, []],
    ['remind', 60, [0]],
    ['backup', 90, [0, 60]],
    ['breach', 120, [0, 60, 90]],
    ['breach-again', 150, [0, 60, 90, 120]],
    ['breach-again', 180, [0, 60, 90, 120, 150]],
  ])('reply: %s at minute %d, not a millisecond before', (key, minute, earlier) => {
    const instance = clockedAt(reply, earlier);
    const atMs = startMs + minute * minuteMs;
    expect(instance.nextAtMs).toBe(atMs);
    expect(plan(reply, instance, atMs - 1)).toBeNull();
    const firing = plan(reply, instance, atMs);
    expect(firing?.fire).toMatchObject({ key, plannedAtMs: atMs, atMs, outcome: 'fired' });
    expect(firing?.skipped).toEqual([]);
    expect(plan(reply, firing?.instance ?? instance, atMs)).toBeNull();
  });

  it('M5: red fires at 0, 5, 10 minutes, then every 5', () => {
    const minutes = [0, 5, 10, 15, 20, 25];
    const keys = minutes.map((minute, at) => fireAt(red, minute, minutes.slice(0, at)).fire.key);
    const again = ['red-again', 'red-again', 'red-again'];
    expect(keys).toEqual(['red-notify', 'red-backup', 'red-breach', ...again]);
  });

  it('M3: the breach and every round after it reach lead and leader', () => {
    const rounds = [3, 4, 5, 40].map((index) => rungAt(reply, index)?.audience);
    for (const audience of rounds)
      expect(audience).toEqual(expect.arrayContaining(['lead', 'leader']));
  });

  it('M5: duty, lead and leader are told at once', () => {
    expect(rungAt(red, 0)?.audience).toEqual(['owner', 'duty', 'lead', 'leader']);
    expect(red.priority).toBeLessThan(reply.priority);
  });

  it('M3: a fresh instance is due when the promise says', () => {
    expect(started(reply).dueAtMs).toBe(startMs + 120 * minuteMs);
    expect(started(red).dueAtMs).toBe(startMs + 10 * minuteMs);
    expect(started(ending).nextAtMs).toBe(startMs + 10 * minuteMs);
  });

  it('M3: a ladder without a repeat ends after its last rung', () => {
    const ended = clockedAt(ending, [10, 20]);
    expect(rungAt(ending, 2)).toBeNull();
    expect(inShort(ended.rungs)).toEqual(['0 fired', '1 fired']);
    expect(plan(ending, ended, startMs + 1e12)).toBeNull();
  });
});

describe('M3: a late clock catches up in order and without a flood', () => {
  it('M3: two minutes late, the rung fires once and the next keeps its time', () => {
    const firing = fireAt(reply, 62, [0]);
    expect(firing.fire).toMatchObject({ key: 'remind', plannedAtMs: startMs + 60 * minuteMs });
    expect(firing.fire.atMs).toBe(startMs + 62 * minuteMs);
    expect(firing.instance.nextAtMs).toBe(startMs + 90 * minuteMs);
  });

  it('M3: after an outage only the latest rung fires; the earlier are recorded as skipped, in order', () => {
    const firing = fireAt(reply, 125, [0]);
    expect(firing.fire.key).toBe('breach');
    expect(firing.skipped.map(({ key }) => key)).toEqual(['remind', 'backup']);
    expect(inShort(firing.instance.rungs)).toEqual([
      '0 fired',
      '1 skipped',
      '2 skipped',
      '3 fired',
    ]);
  });

  it('M3: whoever a skipped rung would have told is told by the one that fires', () => {
    const told = fireAt(ending, 25);
    expect(told.audience).toEqual(['owner', 'lead']);
    const redTold = fireAt(red, 7);
    expect(redTold.fire.key).toBe('red-backup');
    expect([...redTold.audience].sort()).toEqual(['backup', 'duty', 'lead', 'leader', 'owner']);
  });

  it('M3: an outage of a week is a handful of records', () => {
    const firing = fireAt(red, 7 * 24 * 60, [0]);
    expect(inShort(firing.instance.rungs)).toEqual([
      '0 fired',
      '1 skipped',
      '2 skipped',
      '3-2015 skipped',
      '2016 fired',
    ]);
  });

  it('M3: a second clock at the same instant has nothing to do', () => {
    const firing = fireAt(reply, 125, [0]);
    expect(plan(reply, firing.instance, startMs + 125 * minuteMs)).toBeNull();
    expect(firing.instance.version).toBe(2);
  });

  it('M3: a clock that is behind finds nothing that the one ahead has done', () => {
    const ahead = fireAt(reply, 125, [0]).instance;
    expect(plan(reply, ahead, startMs + 60 * minuteMs)).toBeNull();
  });
});

describe('M3: a document stays small for months', () => {
  it('M3: forty days of five-minute rounds is at most 120 records, nothing lost', () => {
    let instance = started(red);
    for (let minute = 0; minute <= 40 * 24 * 60; minute += 5)
      instance = plan(red, instance, startMs + minute * minuteMs)?.instance ?? instance;
    expect(instance.rungs.length).toBeLessThanOrEqual(120);
    expect(inShort(instance.rungs).slice(0, 3)).toEqual(['0 fired', '1 fired', '2 fired']);
    expect(instance.rungs[3]).toMatchObject({ index: 3, outcome: 'fired' });
    expect(instance.rungs.at(-1)?.toIndex).toBe(instance.nextIndex - 1);
  });

  it('M3: what was skipped is never told as fired by the folding', () => {
    let instance = clockedAt(red, [0, 5, 10, 15, 20, 60]);
    for (let minute = 65; minute <= 2000; minute += 5)
      instance = plan(red, instance, startMs + minute * minuteMs)?.instance ?? instance;
    const [, , , before, skipped, after] = inShort(instance.rungs);
    expect([before, skipped]).toEqual(['3-4 fired', '5-11 skipped']);
    expect(after).toMatch(/^12-\d+ fired$/);
  });

  it('M3: where every other round is skipped, the oldest rounds say that they are mixed', () => {
    let instance = started(red);
    for (let minute = 0; minute <= 5000; minute += 10)
      instance = plan(red, instance, startMs + minute * minuteMs)?.instance ?? instance;
    expect(instance.rungs.length).toBeLessThanOrEqual(120);
    const outcomes = instance.rungs.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'mixed')).toHaveLength(1);
    expect(outcomes.slice(-4)).toEqual(['skipped', 'fired', 'skipped', 'fired']);
  });
});

describe('M5: "我在看" moves the next rung', () => {
  it('M5: to ten minutes from now, the later ones behind it in their distances', () => {
    const acknowledgedMs = startMs + 3 * minuteMs;
    const nextMs = acknowledgedMs + 10 * minuteMs;
    const deferred = deferLadder(red, clockedAt(red, [0]), nextMs);
    expect(plan(red, deferred, nextMs - 1)).toBeNull();
    const backup = plan(red, deferred, nextMs);
    expect(backup?.fire).toMatchObject({ key: 'red-backup', plannedAtMs: nextMs });
    expect(backup?.instance.nextAtMs).toBe(nextMs + 5 * minuteMs);
  });

  it('M5: never nearer, and a second tap counts from its own time', () => {
    const first = deferLadder(red, clockedAt(red, [0]), startMs + 13 * minuteMs);
    expect(deferLadder(red, first, startMs + 12 * minuteMs)).toBe(first);
    expect(deferLadder(red, first, startMs + 13 * minuteMs)).toBe(first);
    expect(deferLadder(red, first, startMs + 20 * minuteMs).nextAtMs).toBe(startMs + 20 * minuteMs);
  });

  it('M5: a rung that was overdue when the tap came waits too', () => {
    const deferred = deferLadder(red, clockedAt(red, [0]), startMs + 22 * minuteMs);
    expect(plan(red, deferred, startMs + 12 * minuteMs)).toBeNull();
  });
});

describe('M3: a stopped ladder', () => {
  const stopped = stopLadder(clockedAt(reply, [0]));

  it('M3: never fires and never moves', () => {
    expect(plan(reply, stopped, startMs + 1e10)).toBeNull();
    expect(deferLadder(reply, stopped, startMs + 1e10)).toBe(stopped);
  });

  it('M3: stopping twice changes nothing', () => {
    expect(stopLadder(stopped)).toBe(stopped);
    expect(stopped.version).toBe(2);
    expect(inShort(stopped.rungs)).toEqual(['0 fired']);
  });
});
