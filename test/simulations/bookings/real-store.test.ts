/** B2, B3 on the real SDK: seeds of students, colleagues and clocks at once, calls that die among them. */
import { addDays } from '../../../src/shared/time';
import { isLongRun, rounds } from '../../harness/long-run';
import { at, startWorld, type World } from '../../harness/world';
import { SeedDriver } from './real/drive-seed';
import {
  bookingGuarantees,
  bookingCollectionNames,
  bookingProblems,
  type Dump,
} from './real/stored-checks';

const seedCount = rounds(2, 60);
/** `SIM_SEED=7 npx jest test/simulations/bookings/real-store` plays that one again. */
const chosen = process.env['SIM_SEED'];
const seeds =
  chosen === undefined ? Array.from({ length: seedCount }, (_, seed) => seed) : [Number(chosen)];

let world: World;
let driver: SeedDriver;

beforeAll(async () => {
  world = await startWorld();
  const actors = (from: number, length: number) =>
    Promise.all(Array.from({ length }, (_, index) => world.as(world.student(from + index))));
  driver = new SeedDriver(
    world,
    await actors(600, 9),
    await actors(620, 6),
    await world.as('lead-counsellor'),
  );
});

afterAll(() => world.end());

test.each(seeds)(
  'B2, B3: nobody and nothing is in two places on the real SDK (SIM_SEED=%d)',
  async (seed) => {
    // Each seed has a week of its own: Wednesday before, Friday and Monday to book.
    const wednesday = addDays('2026-10-14', 7 * (seed + 1));
    await world.skipTo(at(wednesday, '15:00'));
    await driver.run(seed, [addDays(wednesday, 2), addDays(wednesday, 5)]);
    expect(bookingProblems(await world.dump(...bookingCollectionNames))).toEqual([]);
    await driver.rest();
    const dump = await world.dump(...bookingCollectionNames);
    expect(bookingProblems(dump)).toEqual([]);
    expect(dump['booking_holds']).toEqual([]);
    expect((dump['booking_days'] ?? []).filter(({ closing }) => closing)).toEqual([]);
  },
  120_000,
);

test('B3: the stories are about something, and nobody met an unknown failure', () => {
  const { booked, given, deaths, refused } = driver.totals;
  expect(refused['internal'] ?? 0).toBe(0);
  if (chosen !== undefined) return;
  expect(booked).toBeGreaterThan(2 * seedCount);
  expect(given).toBeGreaterThan(0);
  // Two seeds may be spared.
  if (isLongRun) expect(deaths).toBeGreaterThan(0);
  expect(refused['slot-taken'] ?? 0).toBeGreaterThan(seedCount);
});

describe('the checks see a doctored dump', () => {
  const doctorings: Record<string, (dump: Dump) => void> = {
    counsellor: (dump) => copyOf(dump, { roomId: 'elsewhere', studentId: 'somebody' }),
    room: (dump) => copyOf(dump, { counsellorId: 'another', studentId: 'somebody' }),
    student: (dump) => copyOf(dump, { counsellorId: 'another', roomId: 'elsewhere' }),
    cap: (dump) =>
      (dump['booking_months'] ?? []).forEach((month) => Object.assign(month, { granted: -9 })),
    guards: (dump) =>
      (dump['booking_days'] ?? []).forEach((day) => Object.assign(day, { entries: [] })),
    holds: (dump) => addEntry(dump, 'hold'),
    offers: (dump) => addEntry(dump, 'offer'),
    trace: (dump) => Object.assign(confirmed(dump), { bookedAtMs: 1_791_770_585_801 }),
  };

  function confirmed(dump: Dump) {
    const found = (dump['bookings'] ?? []).find(({ state }) => state === 'confirmed');
    if (!found) throw new Error('nothing is booked');
    return found;
  }

  function copyOf(dump: Dump, changes: object): void {
    dump['bookings']?.push({ ...confirmed(dump), ...changes, _id: 'a-second-booking' });
  }

  function addEntry(dump: Dump, kind: string): void {
    const [day] = dump['booking_days'] ?? [];
    (day?.['entries'] as object[]).push({
      ref: 'nobody',
      kind,
      start: '07:00',
      end: '07:40',
      untilMs: null,
    });
  }

  test.each(Object.entries(doctorings))('B3: %s', async (guarantee, doctor) => {
    const dump = await world.dump(...bookingCollectionNames);
    expect(bookingProblems(dump)).toEqual([]);
    doctor(dump);
    expect(bookingProblems(dump).map((problem) => problem.guarantee)).toContain(guarantee);
  });

  test('B3: every guarantee has a doctored dump that breaks it', () => {
    expect(Object.keys(doctorings).sort()).toEqual([...bookingGuarantees].sort());
  });
});
