import fc from 'fast-check';
import { plan, startLadder, type Ladder } from '../../../src/shared/ladder';
import { moodLadder } from '../../../src/shared/class-mood/ladder';
import {
  classMoodPolicies,
  moodDueHourAt,
  moodEditDaysAt,
  moodLadderFiguresAt,
} from '../../../src/shared/class-mood/policy';
import { hourMs, localDateTime, minuteMs } from '../../../src/shared/time';

const startedAtMs = localDateTime('2026-10-16', '00:00');
const ladder = moodLadder(moodLadderFiguresAt([], startedAtMs));

function begin(one: Ladder) {
  return startLadder(one, {
    _id: 'mood.class.2026-10-12.2026-10-16',
    schoolId: 'school',
    subject: { kind: 'mood-form', id: 'class.2026-10-12' },
    policyVersion: 1,
    startedAtMs,
  });
}

test('W1: reminded on Friday at 12:00 and 16:00, the grade leader at 17:00, then the ladder ends', () => {
  let instance = begin(ladder);
  const fired: [string, number, readonly string[]][] = [];
  for (let atMs = startedAtMs; atMs <= startedAtMs + 72 * hourMs; atMs += 10 * minuteMs) {
    const firing = plan(ladder, instance, atMs);
    if (!firing) continue;
    fired.push([firing.fire.key, (atMs - startedAtMs) / hourMs, firing.audience]);
    instance = firing.instance;
  }
  expect(fired).toEqual([
    ['remind', 12, ['owner']],
    ['remind-again', 16, ['owner']],
    ['overdue', 17, ['owner', 'lead']],
  ]);
  expect(instance.state).toBe('running');
  expect(instance.dueAtMs).toBe(localDateTime('2026-10-16', '17:00'));
});

test('W1: after an outage over the due time the grade leader is told at once, the rest is recorded as skipped', () => {
  const firing = plan(ladder, begin(ladder), startedAtMs + 60 * hourMs);
  expect(firing?.fire.key).toBe('overdue');
  expect(firing?.skipped.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['remind', 'skipped'],
    ['remind-again', 'skipped'],
  ]);
  expect(firing?.audience).toEqual(['owner', 'lead']);
});

test('W1: no allowed choice of hours puts the rungs out of order, and the due time is that of the last', () => {
  const chosen = fc.tuple(
    ...classMoodPolicies.map(({ key, range: [min, max] }) =>
      fc.integer({ min, max }).map((value) => ({ key, value, fromMs: 0 })),
    ),
  );
  fc.assert(
    fc.property(chosen, (values) => {
      const { rungs, dueAfterMs } = moodLadder(moodLadderFiguresAt(values, startedAtMs));
      const times = rungs.map(({ afterMs }) => afterMs);
      expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
      expect(times.at(-1)).toBe(dueAfterMs);
      expect(moodDueHourAt(values)(startedAtMs) * hourMs).toBe(dueAfterMs);
    }),
  );
});

test('W1: the defaults are those of the row', () => {
  expect(moodLadderFiguresAt([], 0)).toEqual({ remindHour: 12, remindAgainHour: 16, dueHour: 17 });
  expect(moodEditDaysAt([], 0)).toBe(28);
});
