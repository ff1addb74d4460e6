import type { Notice } from '../../../local-cloud/gateway/notices';
import { rounds } from '../../harness/long-run';
import { hourMs, mondayTenMs, startWorld, type World } from '../../harness/world';
import { guarantees } from './checks';
import { SeedDriver } from './real/drive-seed';
import { problemsOfStored, storedGuarantees, unmarkedNotices } from './real/stored-checks';
import { readCollections, readDump, type Stored } from './real/stored';
import { doctorings } from './real/doctorings';

const seedCount = rounds(6, 100);
/** `SIM_SEED=17 npx jest test/simulations/messages/ladder-real` plays that one again. */
const chosen = process.env['SIM_SEED'];
const seeds =
  chosen === undefined ? Array.from({ length: seedCount }, (_, seed) => seed) : [Number(chosen)];

let world: World;
let driver: SeedDriver;
const notices: Notice[] = [];

async function look(): Promise<Stored> {
  for (;;) {
    const page = await world.sent(notices.at(-1)?.seq ?? 0);
    notices.push(...page);
    if (page.length === 0) break;
  }
  return readDump(await world.dump(...readCollections), driver.seen);
}

beforeAll(async () => {
  world = await startWorld();
  driver = new SeedDriver(world, await world.as('lead-counsellor'));
});

afterAll(() => world.end());

it.each(seeds)(
  'M2, M3, M5: what was promised holds on the real SDK (SIM_SEED=%d)',
  async (seed) => {
    // Every seed has its own hour of the week, so that nights and changes of shift fall everywhere.
    await world.jumpTo(mondayTenMs + seed * 43 * hourMs);
    await driver.run(seed);
    const wild = await look();
    expect(problemsOfStored(wild, notices, driver.texts)).toEqual([]);
    const unmarked = unmarkedNotices(wild, notices);
    const lastSeq = (await world.logs()).at(-1)?.seq ?? 0;
    await driver.rest();
    const stored = await look();
    expect(problemsOfStored(stored, notices, driver.texts)).toEqual([]);
    // Where nobody dies, what was handed over is marked: two clocks never send one notice twice. Only a robot whose
    // answer came too late, on a busy machine, is asked again.
    const isLate = (await world.logs(lastSeq)).some(({ text }) => text.includes('wecom-timeout'));
    if (!isLate) expect(unmarkedNotices(stored, notices)).toBe(unmarked);
    const running = stored.ladders.filter(({ state }) => state === 'running');
    expect(running.length).toBeGreaterThanOrEqual(2);
    await driver.answerAll();
  },
  120_000,
);

describe('after all seeds', () => {
  it('M3: no clock runs when everyone was answered', async () => {
    const stored = await look();
    expect(stored.ladders.filter(({ state }) => state === 'running')).toEqual([]);
    expect(problemsOfStored(stored, notices, driver.texts)).toEqual([]);
  });

  it('M3: deaths, repeats and races did occur, and nobody met an unknown failure', () => {
    const { deaths, repeats, clocks, unaware, refused } = driver.totals;
    expect(refused['internal'] ?? 0).toBe(0);
    if (chosen !== undefined) return;
    expect(deaths).toBeGreaterThanOrEqual(seedCount / 4);
    expect(repeats).toBeGreaterThan(0);
    expect(unaware).toBeGreaterThan(0);
    expect(clocks).toBeGreaterThan(2 * seedCount);
  });
});

describe('the checks see a doctored dump', () => {
  let sound: Stored;

  beforeAll(async () => {
    await driver.run(seedCount);
    await driver.rest();
    sound = await look();
  }, 120_000);

  it.each(doctorings)('M3: $what', ({ doctor, caughtBy }) => {
    const before = problemsOfStored(sound, notices, driver.texts);
    const doctored = structuredClone(sound);
    const handed = structuredClone(notices);
    doctor(doctored, handed);
    const seen = problemsOfStored(doctored, handed, driver.texts);
    expect(before).toEqual([]);
    expect(seen.map(({ guarantee }) => guarantee)).toContain(caughtBy);
  });

  it('M3: a notice that two clocks sent is counted', () => {
    const handed = notices.find(({ channel, accepted }) => channel === 'wecom' && accepted);
    const count = unmarkedNotices(sound, notices);
    expect(unmarkedNotices(sound, handed ? [...notices, handed] : [])).toBe(count + 1);
  });

  it('M3: every guarantee has a doctored dump that breaks it', () => {
    const broken = new Set(doctorings.map(({ caughtBy }) => caughtBy));
    expect(broken).toEqual(new Set([...guarantees, ...storedGuarantees]));
  });
});
