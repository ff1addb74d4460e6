/** What the stories of booking share: who is who in the demonstration school, and how one books in a line. */
import { counsellorDay } from '../../../src/shared/bookings/counsellor-contracts';
import {
  bookingDays,
  confirmBooking,
  holdSlot,
  ownBookings,
} from '../../../src/shared/bookings/student-contracts';
import { grantFamilyNotice } from '../../../src/shared/notices/contracts';
import type { OwnBooking } from '../../../src/shared/bookings/views';
import { startWorld, type Actor, type World } from '../../harness/world';

/** Two instances: two clocks at once is the most that a story asks for, and each more costs its start. */
export function startBookingWorld(): Promise<World> {
  return startWorld({ args: ['--instances', '2'] });
}

/** There every afternoon; the others some days only. */
export const lin = 'demo-c-1';
/** Monday, Wednesday and Friday. */
export const chen = 'demo-c-2';

export type Doc = Record<string, unknown>;

export async function stored(world: World, collection: string): Promise<Doc[]> {
  return (await world.dump(collection))[collection] ?? [];
}

export interface At {
  date: string;
  start: string;
  counsellorId?: string | null;
}

export async function book(actor: Actor, { counsellorId = lin, ...at }: At): Promise<OwnBooking> {
  const { booking } = await actor.call(confirmBooking, { counsellorId, ...at, topic: null });
  return booking;
}

export function hold(actor: Actor, { counsellorId = lin, ...at }: At) {
  return actor.call(holdSlot, { counsellorId, ...at });
}

/** Open starts of one day, with one counsellor or with anybody. */
export async function openOn(
  actor: Actor,
  date: string,
  counsellorId: string | null = lin,
): Promise<string[]> {
  const { days } = await actor.call(bookingDays, { counsellorId });
  return days.find((day) => day.date === date)?.slots.map(({ start }) => start) ?? [];
}

export async function mine(actor: Actor, bookingId: string): Promise<OwnBooking> {
  const { bookings } = await actor.call(ownBookings, {});
  const found = bookings.find((booking) => booking.bookingId === bookingId);
  if (!found) throw new Error('the booking is not there');
  return found;
}

/** Says yes to so many reminders on this phone, to WeChat and to us. */
export async function agreeToReminders(world: World, actor: Actor, times: number): Promise<void> {
  await world.cloud.setSubscribeBalance(actor.person.openid, 'tmpl-family', times);
  for (let time = 0; time < times; time += 1) await actor.call(grantFamilyNotice, {});
}

/** What phones of families were told; always the same neutral sentence. */
export async function familyTold(world: World) {
  return (await world.sent()).filter(
    ({ accepted, text }) => accepted && text.includes('您有一条校园消息'),
  );
}

/** The counsellor's day as times and states. */
export async function dayOf(actor: Actor, date: string, counsellorId: string | null = null) {
  const day = await actor.call(counsellorDay, { date, counsellorId });
  return day.bookings.map(({ start, state, studentName }) => ({ start, state, studentName }));
}

/** Every number in the documents that could be an instant, with where it stands. */
export function instantsIn(docs: readonly Doc[]): string[] {
  const found: string[] = [];
  JSON.stringify(docs, (key, value: unknown) => {
    if (typeof value === 'number' && value > 1e12) found.push(key);
    return value;
  });
  return found;
}
