/** B1, B3: open slots of 10 counsellors × 30 days, and one confirmed booking, beside a bare round trip of the SDK. */
import { bookingAvailability } from '../../cloudfunctions/features/bookings/availability-collection';
import { staff } from '../../cloudfunctions/features/people/collections';
import { schools } from '../../cloudfunctions/platform/collections/schools';
import {
  bookingDays,
  cancelBooking,
  confirmBooking,
} from '../../src/shared/bookings/student-contracts';
import { minuteMs, startWorld, type World } from '../../test/harness/world';
import { BesideBare, roundTripsOf } from './beside-bare';
import { during } from './during';
import type { Figure } from './figure';
import type { BenchOptions } from './options';

const samples = 60;
const counsellors = 10;
const days = 30;
const seeded = 6;
/** The seed has booked for the first ones. */
const firstStudent = 120;

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

const starts = ['12:00', '12:50', '13:40', '14:30', '15:20', '16:10'] as const;

/** Each its own, with the colleagues whom the seed gave no talk. */
function slotOf(number: number) {
  const date = `2026-10-${String(19 + (number % 5)).padStart(2, '0')}`;
  return {
    counsellorId: `demo-c-${7 + Math.floor(number / 30)}`,
    date,
    start: starts[Math.floor(number / 5) % 6] ?? '12:00',
  };
}

async function bookAndCancel(world: World, number: number, beside: BesideBare): Promise<void> {
  const student = await world.as(world.student(firstStudent + number));
  let bookingId = '';
  const input = { ...slotOf(number), topic: null };
  await beside.sample(async () => {
    bookingId = (await student.call(confirmBooking, input)).booking.bookingId;
  });
  // Every other one is left: the days fill as they do in a school.
  if (number % 2 === 0) await student.call(cancelBooking, { bookingId });
}

export async function bookings({ functionsFolder }: BenchOptions): Promise<Figure[]> {
  const world = await startWorld({ args: ['--functions', functionsFolder] });
  return during(
    () => world.end(),
    async () => {
      await enlarge(world);
      const looks = new BesideBare(world, 'open-slots-10x30');
      const booked = new BesideBare(world, 'confirmed-booking');
      const reader = await world.as(world.student(700));
      const look = () => reader.call(bookingDays, { counsellorId: null });
      for (let number = 0; number < samples; number += 1) {
        if (number % 20 === 0) await world.jumpTo((await world.nowMs()) + minuteMs);
        await bookAndCancel(world, number, booked);
        await looks.sample(look);
      }
      await world.jumpTo((await world.nowMs()) + minuteMs);
      const last = { ...slotOf(samples), topic: null };
      return [
        ...looks.figures(),
        ...booked.figures(),
        await roundTripsOf(world, reader, { name: 'open-slots-round-trips', most: 14 }, look),
        await roundTripsOf(world, reader, { name: 'confirmed-booking-round-trips', most: 22 }, () =>
          reader.call(confirmBooking, last),
        ),
      ];
    },
  );
}
