import fc from 'fast-check';
import { openCloudClock, type OffsetStore } from '../../../local-cloud/clock/cloud-clock';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A machine whose time passes by command, and a disk that counts its writes. */
function machine() {
  const disk = { offsetMs: 0, writes: 0, nowMs: 1_000 * DAY_MS };
  const store: OffsetStore = {
    readOffsetMs: () => disk.offsetMs,
    writeOffsetMs: (offsetMs) => {
      disk.offsetMs = offsetMs;
      disk.writes += 1;
    },
  };
  return { disk, start: () => openCloudClock(store, () => disk.nowMs) };
}

type Step =
  | { walkMinutes: number; settles: boolean }
  | { jumpMs: number }
  | { passMs: number }
  | 'crash';

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ walkMinutes: fc.integer({ min: 1, max: 30 }), settles: fc.boolean() }),
    fc.record({ jumpMs: fc.integer({ min: 0, max: DAY_MS }) }),
    fc.record({ passMs: fc.integer({ min: 0, max: 3 * MINUTE_MS }) }),
    fc.constant<Step>('crash'),
  ),
  { maxLength: 30 },
);

test('whatever crashes when, the clock never goes back over an instant that was used', () => {
  fc.assert(
    fc.property(steps, (plan) => {
      const { disk, start } = machine();
      let clock = start();
      for (const step of plan) {
        const usedMs = clock.nowMs();
        if (step === 'crash') clock = start();
        else if ('passMs' in step) disk.nowMs += step.passMs;
        else if ('jumpMs' in step) clock.moveTo(usedMs + step.jumpMs);
        else {
          const endMs = usedMs + step.walkMinutes * MINUTE_MS;
          for (let atMs = usedMs + MINUTE_MS; atMs <= endMs; atMs += MINUTE_MS) {
            clock.walkTo(atMs, endMs);
            expect(start().nowMs()).toBeGreaterThanOrEqual(clock.nowMs());
            expect(start().nowMs()).toBeLessThanOrEqual(endMs);
          }
          if (step.settles) clock.settle();
        }
        expect(clock.nowMs()).toBeGreaterThanOrEqual(usedMs);
      }
    }),
  );
});

test('a walk waits for the disk every few minutes only, and skips no more than those in a crash', () => {
  const { disk, start } = machine();
  const clock = start();
  const fromMs = clock.nowMs();
  const endMs = fromMs + DAY_MS;
  for (let atMs = fromMs; atMs <= endMs; atMs += MINUTE_MS) {
    clock.walkTo(atMs, endMs);
    expect(start().nowMs() - clock.nowMs()).toBeLessThanOrEqual(4 * MINUTE_MS);
  }
  expect(disk.writes).toBeLessThanOrEqual(DAY_MS / (4 * MINUTE_MS));
});

test('after a walk that stopped early, what is kept is where it stopped', () => {
  const { disk, start } = machine();
  const clock = start();
  clock.walkTo(clock.nowMs() + MINUTE_MS, clock.nowMs() + DAY_MS);
  clock.settle();
  expect(disk.offsetMs).toBe(clock.offsetMs());
  expect(start().nowMs()).toBe(clock.nowMs());
});

test('a command goes backwards, too, and is kept at once', () => {
  const { start } = machine();
  const clock = start();
  clock.moveTo(clock.nowMs() + DAY_MS);
  clock.moveTo(clock.nowMs() - 3 * DAY_MS);
  expect(start().nowMs()).toBe(clock.nowMs());
});
