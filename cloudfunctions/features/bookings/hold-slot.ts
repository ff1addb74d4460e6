/** B3: a slot is kept for 3 min while the student confirms; one at a time, and it ends by itself. */
import {
  holdSlot as contract,
  releaseHold as releaseContract,
} from '../../../src/shared/bookings/student-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { minuteMs } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { getById } from '../../platform/store';
import { takeOwn } from './change-booking';
import { bookingHolds, type Hold } from './collections';
import { loadDesk } from './desk';
import { bookingAct } from './guard-book';
import { holdIdOf } from './ids';
import {
  candidatesFor,
  dropHold,
  expectFreeAtFirstSight,
  isSame,
  liveHold,
  takeFrom,
} from './place-booking';
import { counsellorView, placeView } from './views';

export function holdSlot(people: PeoplePort) {
  return defineAction(contract, async ({ moves, ...input }, { caller, nowMs }) => {
    const { schoolId, personId: studentId } = caller;
    const holdId = holdIdOf(schoolId, studentId);
    await expectFreeAtFirstSight(schoolId, input, { nowMs, but: [holdId] });
    const desk = await loadDesk(people, schoolId, nowMs);
    const candidates = await candidatesFor(desk, input, [holdId]);
    const hold = await bookingAct(desk, async (transaction, book): Promise<Hold> => {
      const { stored, live } = await liveHold(transaction, desk, studentId);
      // The same slot once more: its time goes on, it does not begin anew.
      if (live !== null && isSame(live, input)) return live;
      if (stored) await book.release({ ...stored, slot: stored }, holdId);
      const moving = moves === undefined ? null : await takeOwn(transaction, moves, studentId);
      const untilMs = nowMs + desk.figures.holdMinutes * minuteMs;
      const place = await takeFrom(transaction, book, candidates, input, {
        studentId,
        ref: holdId,
        kind: 'hold',
        untilMs,
        insteadOf: [],
        counts: moving === null || !moving.plan,
        ...(moving === null ? {} : { measuredAs: moving._id }),
      });
      const { counsellorId, roomId, slot } = place;
      const kept = { counsellorId, roomId, ...slot, untilMs };
      if (stored)
        await transaction.update(bookingHolds, holdId, { ...kept, version: stored.version + 1 });
      else await transaction.add(bookingHolds, { _id: holdId, schoolId, ...kept, version: 0 });
      return { _id: holdId, schoolId, ...kept, version: 0 };
    });
    const { date, start, end, untilMs } = hold;
    return {
      counsellor: counsellorView(desk, hold.counsellorId),
      date,
      start,
      end,
      room: placeView(desk, hold.roomId),
      untilMs,
    };
  });
}

export function releaseHold(people: PeoplePort) {
  return defineAction(releaseContract, async (_input, { caller, nowMs }) => {
    const { schoolId, personId } = caller;
    if ((await getById(bookingHolds, holdIdOf(schoolId, personId))) === null) return {};
    const desk = await loadDesk(people, schoolId, nowMs);
    await bookingAct(desk, async (transaction, book) => {
      const { stored } = await liveHold(transaction, desk, personId);
      await dropHold(transaction, book, stored);
    });
    return {};
  });
}
