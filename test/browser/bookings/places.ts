/** Pages of booking in the states worth seeing, and who sees them. Monday 2026-10-12, 10:00, as seeded. */
import { routes } from '../../../src/lib/routes';
import {
  cancelBooking,
  confirmBooking,
  joinWaiting,
} from '../../../src/shared/bookings/student-contracts';
import { proposeBooking } from '../../../src/shared/bookings/family-contracts';
import type { LocalPerson } from '../../../local-cloud/gateway/people';
import { at, type World } from '../../harness/world';

export interface Place {
  name: string;
  row: string;
  who: string;
  route: string;
  /** Words that are there when the page is ready. */
  ready: string | RegExp;
  /** Tapped then, by their words. */
  taps?: readonly RegExp[];
  buttons?: readonly string[];
}

/** Used the month's four. */
export const full = 'demo-s-6-1-05';
/** Has a session ahead, one missed, a proposal and an offer. */
export const busy = 'demo-s-6-1-01';
export const lin = 'demo-c-1';
const lead = 'demo-lead';
const fullDate = '2026-10-15';

/** What is on these pages besides the seed. */
export async function preparePlaces(world: World): Promise<void> {
  const student = await world.as(busy);
  const guardian = await world.as('demo-g-6-1-01');
  await guardian.call(proposeBooking, {
    studentId: busy,
    counsellorId: lin,
    date: '2026-10-20',
    start: '14:30',
  });
  await student.call(joinWaiting, { date: fullDate, counsellorId: lin });
  const filled = ((await world.dump('bookings'))['bookings'] ?? []).find(
    ({ date, counsellorId, state }) =>
      date === fullDate && counsellorId === lin && state === 'confirmed',
  );
  const holder = await world.as(String(filled?.['studentId']));
  await holder.call(cancelBooking, { bookingId: String(filled?.['_id']) });
  await world.skipTo(at('2026-10-12', '10:30'));
}

export const places: readonly Place[] = [
  { name: 'student-home', row: 'B1', who: busy, route: routes.home, ready: '约老师聊聊' },
  { name: 'book', row: 'B1', who: 'demo-s-6-2-01', route: routes.book, ready: '谈话替你保密' },
  {
    name: 'book-held',
    row: 'B3',
    who: 'demo-s-6-2-02',
    route: routes.book,
    ready: '谈话替你保密',
    taps: [/^周二\s*20/, /^16:10/],
  },
  {
    name: 'book-full-day',
    row: 'B3',
    who: 'demo-s-6-2-03',
    route: routes.book,
    ready: '谈话替你保密',
    taps: [/^周四\s*15/],
  },
  {
    name: 'book-full-month',
    row: 'B2',
    who: full,
    route: routes.book,
    ready: '学校只看年级和理由',
  },
  { name: 'mine', row: 'B3', who: busy, route: routes.myBookings, ready: '轮到你了' },
  {
    name: 'mine-empty',
    row: 'B3',
    who: 'demo-s-6-2-04',
    route: routes.myBookings,
    ready: '现在没有预约',
  },
  { name: 'more', row: 'B2', who: full, route: routes.moreBooking, ready: '提交申请' },
  {
    name: 'propose',
    row: 'B1',
    who: 'demo-g-6-1-01',
    route: routes.proposeBooking,
    ready: '等孩子点头',
  },
  {
    name: 'propose-teacher',
    row: 'B1',
    who: 'demo-t-6-2',
    route: routes.proposeBooking,
    ready: '帮谁约',
  },
  { name: 'day', row: 'B1', who: lin, route: routes.bookingDay, ready: '交给学校' },
  {
    name: 'enter',
    row: 'B3',
    who: lin,
    route: routes.enterBooking,
    ready: '哪个班',
    taps: [/^五（1）班/],
  },
  {
    name: 'hours',
    row: 'B1',
    who: lin,
    route: routes.bookingHours,
    ready: '每周什么时候在',
    taps: [/^10月21日/],
  },
  {
    name: 'hours-shut',
    row: 'B1',
    who: lin,
    route: routes.bookingHours,
    ready: '每周什么时候在',
    taps: [/^10月15日/, /^这天不开放$/],
  },
  {
    name: 'rooms',
    row: 'B1',
    who: lead,
    route: routes.bookingRooms,
    ready: '心语屋',
    buttons: ['加一间', '心语屋，关闭'],
  },
  {
    name: 'requests',
    row: 'B2',
    who: 'demo-leader-1',
    route: routes.bookingRequests,
    ready: '没有学生的名字',
  },
];

export function personOf(world: World, { who }: Place): LocalPerson {
  return world.person(who);
}

/** A slot that this student books, through the cloud. */
export async function bookAs(
  world: World,
  who: string,
  slot: { date: string; start: string },
): Promise<string> {
  const actor = await world.as(who);
  const { booking } = await actor.call(confirmBooking, { counsellorId: lin, ...slot, topic: null });
  return booking.bookingId;
}
