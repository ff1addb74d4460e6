/** What the clock puts in order each minute (B3): holds that ran out, days closed by a call that died, old lines. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import { hourMs, toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { Effect } from '../../platform/outbox';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import {
  bookingDays,
  bookingHolds,
  bookingWaits,
  type Hold,
  type StoredWaits,
} from './collections';
import { clearClosedDay } from './counsellor-acts';
import { loadDesk } from './desk';
import { bookingAct } from './guard-book';
import { dropHold } from './place-booking';

/** Nothing that tells when a child looked at a slot outlives its three minutes by more than the next. */
export async function dropEndedHolds(people: PeoplePort, nowMs: number): Promise<void> {
  for (const { _id, schoolId } of await find(bookingHolds, { untilMs: command.lte(nowMs) })) {
    const desk = await loadDesk(people, schoolId, nowMs);
    await bookingAct(desk, async (transaction, book) => {
      const hold: Hold | null = await transaction.get(bookingHolds, _id);
      // The student may have taken another one meanwhile.
      if (hold !== null && hold.untilMs <= nowMs) await dropHold(transaction, book, hold);
    });
  }
}

export async function finishClosing(people: PeoplePort, nowMs: number): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { schoolId, resourceId, date } of await find(bookingDays, { closing: true })) {
    const desk = await loadDesk(people, schoolId, nowMs);
    effects.push(...(await clearClosedDay(desk, resourceId, date)).flat());
    // What had begun before it was closed is left to be marked; the day is looked at no longer.
    await bookingAct(desk, async (_transaction, book) => {
      const { closed } = await book.counsellorDay(resourceId, date);
      await book.setClosed(resourceId, date, closed);
    });
  }
  return effects;
}

let linesLookedAtMs = Number.NEGATIVE_INFINITY;

/**
 * Hourly by instance. After an outage an offer may still stand in an old line: its ladder gives the slot back first.
 */
export async function removeOldLines(nowMs: number): Promise<void> {
  if (Math.abs(nowMs - linesLookedAtMs) < hourMs) return;
  const old = await find(bookingWaits, { date: command.lt(toLocalDate(nowMs)) });
  const isOffering = (line: StoredWaits) => line.entries.some(({ offer }) => offer !== null);
  for (const { _id } of old.filter((line) => !isOffering(line)))
    await transact(async (transaction) => {
      const line = await transaction.get(bookingWaits, _id);
      if (line !== null && !isOffering(line)) await transaction.remove(bookingWaits, _id);
    });
  linesLookedAtMs = nowMs;
}
