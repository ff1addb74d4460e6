import { openCloudClock } from '../../../local-cloud/clock/cloud-clock';
import { realNowMs } from '../../../local-cloud/clock/real-time';
import { parseCron } from '../../../local-cloud/timers/cron';
import { RealTimeTimers } from '../../../local-cloud/timers/real-time-timers';
import { createTimerRunner } from '../../../local-cloud/timers/timer-runner';

const START_MS = Date.parse('2026-09-01T08:00:30+08:00');
const MINUTE_MS = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: START_MS });
});
afterEach(() => {
  jest.useRealTimers();
});

/** The machine's clock is the world's edge here; everything else is real. */
function startTimers() {
  const fired: string[] = [];
  const triggers = [{ name: 'everyMinute', schedule: parseCron('0 * * * * * *') }];
  const definition = {
    name: 'clock',
    bundleFile: '',
    timeoutMs: 1,
    openapiPermissions: new Set<string>(),
    triggers,
  };
  const runner = createTimerRunner(new Map([['clock', definition]]), {
    invoke: ({ event }) => {
      fired.push(String(event['Time']));
      return Promise.resolve({ requestId: 'r', resultJson: 'null' });
    },
  });
  let offsetMs = 0;
  const offsets = {
    readOffsetMs: () => offsetMs,
    writeOffsetMs: (value: number) => void (offsetMs = value),
  };
  const clock = openCloudClock(offsets, realNowMs);
  const timers = new RealTimeTimers(runner, clock);
  timers.start(clock.nowMs());
  return { fired, timers, clock };
}

const utc = (minutes: number) =>
  new Date(Date.parse('2026-09-01T00:00:00Z') + minutes * MINUTE_MS).toISOString();

test('fires each minute once, on the minute', () => {
  const { fired, timers } = startTimers();
  jest.advanceTimersByTime(29_999);
  expect(fired).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(fired).toEqual([utc(1)]);
  jest.advanceTimersByTime(3 * MINUTE_MS);
  expect(fired).toEqual([utc(1), utc(2), utc(3), utc(4)]);
  timers.stop();
});

test('after the machine slept 5 h it fires once, for the latest minute', () => {
  const { fired, timers } = startTimers();
  jest.setSystemTime(START_MS + 5 * 60 * MINUTE_MS);
  jest.advanceTimersByTime(15_000);
  expect(fired).toEqual([utc(300)]);
  timers.stop();
});

test('after a stop nothing fires; a start goes on from the time it is given', () => {
  const { fired, timers, clock } = startTimers();
  timers.stop();
  jest.advanceTimersByTime(10 * MINUTE_MS);
  expect(fired).toEqual([]);
  timers.start(clock.nowMs());
  jest.advanceTimersByTime(MINUTE_MS);
  expect(fired).toEqual([utc(11)]);
  timers.stop();
});
