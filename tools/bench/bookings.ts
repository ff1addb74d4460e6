/** B1, B3: open slots of 10 counsellors × 30 days, and one confirmed booking, beside a bare round trip of the SDK. */
import { bookingAvailability } from '../../cloudfunctions/features/bookings/collections';
import { staff } from '../../cloudfunctions/features/people/collections';
import { schools } from '../../cloudfunctions/platform/collections/schools';
import {
  bookingDays,
  cancelBooking,
  confirmBooking,
} from '../../src/shared/bookings/student-contracts';
import { me } from '../../src/shared/people/contracts';
import { minuteMs, startWorld, type Actor, type World } from '../../test/harness/world';
import { during } from './during';
import { compared, percentile, type Figure } from './figure';
import { tell, type BenchOptions } from './options';
import { listRoundTrips } from './round-trips';

const samples = 60;
const counsellors = 10;
const days = 30;
const seeded = 6;

/** Written past the product, as a seed is. */
async function insert(world: World, collectionName: string, document: object): Promise<void> {
  const data = [JSON.stringify(document)];
  const reply = await world.cloud.admin('database.insertDocument', { collectionName, data });
  if ('code' in reply) throw new Error(`no ${collectionName}: ${String(reply['message'])}`);
}

/** Four colleagues more, and a month to look ahead. */
async function enlarge(world: World): Promise<void> {
  const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, start: '12:00', end: '17:00' }));
  for (let number = seeded + 1; number <= counsellors; number += 1) {
    const common = { _id: `demo-c-${number}`, schoolId: 'demo' };
    const held = { role: 'counsellor', scope: 'school', fromDate: '2020-01-01', toDate: null };
    const colleague = {
      name: `老师${number}`,
      roleName: '心理教师',
      mobile: '',
      assignments: [held],
    };
    await insert(world, staff.name, { ...common, ...colleague });
    const hours = { weekly, exceptions: [], version: 1 };
    await insert(world, bookingAvailability.name, { ...common, ...hours });
  }
  const horizon = { key: 'bookings.horizon-days', value: days, fromMs: 0 };
  await world.cloud.admin('database.modifyDocument', {
    collectionName: schools.name,
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: 'demo' }),
    data: JSON.stringify({ $set: { policyValues: [horizon] } }),
  });
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

async function bareMs(world: World): Promise<number> {
  return timed(() => world.cloud.call('bare-round-trip', { collection: schools.name, id: 'demo' }));
}

const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'] as const;

function slotOf(number: number) {
  const date = `2026-10-${String(19 + (number % 5)).padStart(2, '0')}`;
  return { counsellorId: 'demo-c-1', date, start: starts[Math.floor(number / 5) % 6] ?? '12:00' };
}

async function bookAndCancel(world: World, number: number, tookMs: number[]): Promise<void> {
  const student = await world.as(world.student(number));
  let bookingId = '';
  const input = { ...slotOf(number), topic: null };
  tookMs.push(
    await timed(async () => {
      bookingId = (await student.call(confirmBooking, input)).booking.bookingId;
    }),
  );
  // Every other one is left: the days fill as they do in a school.
  if (number % 2 === 0 || number >= 30) await student.call(cancelBooking, { bookingId });
}

function figures(name: string, tookMs: readonly number[], yardsticks: readonly number[]): Figure[] {
  return [0.5, 0.95].map((share) =>
    compared(
      `${name}-p${share * 100}-ms`,
      { value: percentile(tookMs, share), yardstick: percentile(yardsticks, share) },
      null,
    ),
  );
}

async function roundTripsOf(
  world: World,
  actor: Actor,
  name: string,
  work: () => Promise<unknown>,
) {
  await actor.call(me, {});
  const list = await listRoundTrips(world, work);
  tell(`  ${name}: ${list.length}`);
  return compared(name, { value: list.length, yardstick: 1 }, null, { list });
}

export async function bookings({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder, '--instances', '1'] });
  return during(
    () => world.end(),
    async () => {
      await enlarge(world);
      const [bookMs, lookMs, yardsticks]: number[][] = [[], [], []];
      const reader = await world.as(world.student(700));
      for (let number = 0; number < samples; number += 1) {
        if (number % 20 === 0) await world.jumpTo((await world.nowMs()) + minuteMs);
        await bookAndCancel(world, number, bookMs ?? []);
        lookMs?.push(await timed(() => reader.call(bookingDays, { counsellorId: null })));
        yardsticks?.push(await bareMs(world));
      }
      await world.jumpTo((await world.nowMs()) + minuteMs);
      const last = { ...slotOf(61), counsellorId: 'demo-c-7', topic: null };
      return [
        ...figures('open-slots-10x30', lookMs ?? [], yardsticks ?? []),
        ...figures('confirmed-booking', bookMs ?? [], yardsticks ?? []),
        await roundTripsOf(world, reader, 'open-slots-round-trips', () =>
          reader.call(bookingDays, { counsellorId: null }),
        ),
        await roundTripsOf(world, reader, 'confirmed-booking-round-trips', () =>
          reader.call(confirmBooking, last),
        ),
      ];
    },
  );
}
