import type { LocalCloudProcess } from '../../harness/local-cloud-process';
import { resultOf, startFixtureCloud, type FixtureCloud } from '../functions/fixture-cloud';

const START_MS = Date.parse('2026-09-01T08:00:30+08:00');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let fixture: FixtureCloud;
let cloud: LocalCloudProcess;
let lastSeq = 0;
beforeAll(async () => {
  fixture = await startFixtureCloud();
  cloud = fixture.cloud;
});
beforeEach(async () => {
  await cloud.setClock(START_MS);
  lastSeq = (await cloud.logs()).at(-1)?.seq ?? 0;
});
afterAll(() => fixture.dispose());

interface Tick {
  function: string;
  time: string;
  nowMs: number;
  openid: string | null;
  source: string;
}

/** What the tickers said since the test began, in order. */
async function ticks(): Promise<Tick[]> {
  const lines = (await cloud.logs(lastSeq)).filter(({ text }) => text.startsWith('{'));
  return lines.map((line) => {
    const said = JSON.parse(line.text) as Omit<Tick, 'time'> & { event: { Time: string } };
    return { ...said, function: line.function, time: said.event.Time };
  });
}

const utc = (minutes: number) => new Date(START_MS - 30_000 + minutes * MINUTE_MS).toISOString();

test('advance runs every due timer once, in order, at its own minute', async () => {
  const reply = await cloud.advance({ ms: 4 * MINUTE_MS });
  expect(reply.minutesRun).toBe(4);
  expect((await ticks()).map((tick) => [tick.function, tick.time])).toEqual([
    ['a-ticker', utc(1)],
    ['a-ticker', utc(2)],
    ['b-ticker', utc(2)],
    ['a-ticker', utc(3)],
    ['a-ticker', utc(4)],
    ['b-ticker', utc(4)],
  ]);
  for (const tick of await ticks())
    expect(tick.nowMs).toBeGreaterThanOrEqual(Date.parse(tick.time));
});

test('several advances together run each minute once', async () => {
  const target = START_MS + 6 * MINUTE_MS;
  await Promise.all([
    cloud.advance({ toMs: START_MS + 2 * MINUTE_MS }),
    cloud.advance({ toMs: target }),
    cloud.advance({ toMs: target }),
  ]);
  const minutes = (await ticks())
    .filter((tick) => tick.function === 'a-ticker')
    .map(({ time }) => time);
  expect(minutes).toEqual([1, 2, 3, 4, 5, 6].map(utc));
});

test('an advance for a moment only goes on where it stopped: each minute once, none left out', async () => {
  const toMs = START_MS + 5 * MINUTE_MS;
  const reached: number[] = [];
  for (let nowMs = 0; nowMs < toMs; reached.push(nowMs)) {
    ({ nowMs } = await cloud.advance({ toMs, forMs: 0 }));
  }
  // A moment of nothing is one due instant; the sixth goes on from there to the target.
  expect(reached).toHaveLength(6);
  expect([...reached].sort((a, b) => a - b)).toEqual(reached);
  const minutes = (await ticks())
    .filter((tick) => tick.function === 'a-ticker')
    .map(({ time }) => time);
  expect(minutes).toEqual([1, 2, 3, 4, 5].map(utc));
});

test('advance ends at its target, and a target in the past moves nothing', async () => {
  const targetMs = START_MS + 3 * HOUR_MS;
  expect((await cloud.advance({ toMs: targetMs })).nowMs).toBeGreaterThanOrEqual(targetMs);
  const { offsetMs } = await cloud.clock();
  expect(await cloud.advance({ toMs: START_MS })).toMatchObject({ minutesRun: 0 });
  expect((await cloud.clock()).offsetMs).toBe(offsetMs);
});

test('an outage runs nothing in between and then each timer once, late', async () => {
  const lateMs = START_MS + 5 * HOUR_MS;
  await cloud.outage(5 * HOUR_MS);
  const seen = await ticks();
  expect(seen.map((tick) => tick.function)).toEqual(['a-ticker', 'b-ticker']);
  for (const tick of seen) {
    expect(Date.parse(tick.time)).toBeGreaterThanOrEqual(lateMs);
    expect(tick.nowMs).toBeGreaterThanOrEqual(lateMs);
  }
  await cloud.advance({ ms: MINUTE_MS });
  expect((await ticks()).filter((tick) => tick.function === 'a-ticker')).toHaveLength(2);
});

test('setting the clock runs nothing, forwards or backwards', async () => {
  await cloud.setClock(START_MS + 24 * HOUR_MS);
  await cloud.setClock(START_MS - 24 * HOUR_MS);
  expect(await ticks()).toEqual([]);
});

test('a tick runs timers now, all or one', async () => {
  await cloud.tick();
  await cloud.tick('b-ticker');
  const names = (await ticks()).map((tick) => tick.function);
  expect(names).toEqual(['a-ticker', 'b-ticker', 'b-ticker']);
});

test('a timer runs for nobody and says that it is a timer', async () => {
  await cloud.tick('a-ticker');
  expect(await ticks()).toEqual([expect.objectContaining({ openid: null, source: 'wx_trigger' })]);
});

test('every invocation gets the offset of its own moment', async () => {
  const read = async () =>
    resultOf(await cloud.call('probe', { act: 'environment', name: 'RUNXIN_CLOCK_OFFSET_MS' }));
  const before = await cloud.clock();
  expect(await read()).toBe(String(before.offsetMs));
  await cloud.advance({ ms: HOUR_MS });
  const after = await cloud.clock();
  expect(after.offsetMs).toBeGreaterThan(before.offsetMs);
  expect(await read()).toBe(String(after.offsetMs));
});

test('calls made during a long advance are answered and see only whole times', async () => {
  const advance = cloud.advance({ ms: 30 * MINUTE_MS });
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => cloud.call('probe', { act: 'identity' })),
  );
  expect(replies.map(resultOf)).toHaveLength(12);
  expect((await advance).minutesRun).toBe(30);
});

test('the clock is kept over a restart', async () => {
  await cloud.advance({ ms: HOUR_MS });
  const { offsetMs } = await cloud.clock();
  await cloud.kill();
  await cloud.start();
  expect((await cloud.clock()).offsetMs).toBe(offsetMs);
});

/** Begins to walk a week and waits until the walk is under way. */
async function walkAWeek(): Promise<{ ended: Promise<number | 'cut off'> }> {
  const ended = cloud.advance({ ms: 7 * 24 * HOUR_MS }).then(
    ({ nowMs }) => nowMs,
    () => 'cut off' as const,
  );
  while ((await ticks()).length < 12) await cloud.clock();
  return { ended };
}

test('killed in the middle of a walk, the clock does not go back over what was done', async () => {
  const week = await walkAWeek();
  await cloud.kill();
  expect(await week.ended).toBe('cut off');
  await cloud.start();
  const lastMs = (await ticks()).at(-1)?.nowMs ?? Infinity;
  const { nowMs } = await cloud.clock();
  expect(nowMs).toBeGreaterThanOrEqual(lastMs);
  expect(nowMs).toBeLessThan(START_MS + 7 * 24 * HOUR_MS);
});

test('stopped in the middle of a walk, it ends after the minute under way and goes on there', async () => {
  const week = await walkAWeek();
  expect(await cloud.stop()).toBe(0);
  const endedMs = await week.ended;
  await cloud.start();
  const lastMs = (await ticks()).at(-1)?.nowMs ?? Infinity;
  expect(endedMs).toBeGreaterThanOrEqual(lastMs);
  expect(endedMs).toBeLessThan(lastMs + MINUTE_MS);
  const before = (await ticks()).length;
  await cloud.advance({ ms: MINUTE_MS });
  const minutes = (await ticks()).slice(before - 1).map(({ time }) => Date.parse(time));
  expect(minutes[1]).toBe((minutes[0] ?? 0) + MINUTE_MS);
  expect(cloud.stderr).toBe('');
});

test('--start-at sets the time of the very first start only', async () => {
  const other = await startFixtureCloud({ args: ['--start-at', String(START_MS)] });
  const first = await other.cloud.clock();
  expect(first.nowMs).toBeGreaterThanOrEqual(START_MS);
  expect(first.nowMs).toBeLessThan(START_MS + HOUR_MS);
  await other.cloud.setClock(START_MS + 48 * HOUR_MS);
  await other.cloud.restart();
  expect((await other.cloud.clock()).nowMs).toBeGreaterThanOrEqual(START_MS + 48 * HOUR_MS);
  await other.dispose();
});

test.each([{ ms: -1 }, { ms: 'soon' }, { toMs: null }, { ms: 1, forMs: -1 }, {}])(
  'refuses to advance by %j',
  async (body) => {
    const response = await cloud.fetch('/local/clock/advance', {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
  },
);
