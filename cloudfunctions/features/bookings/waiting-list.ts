/** B3: a student joins or leaves the line of a day. Nothing of the tap is stored but the order. */
import {
  joinWaiting as joinContract,
  leaveWaiting as leaveContract,
} from '../../../src/shared/bookings/student-contracts';
import { monthOfDate } from '../../../src/shared/bookings/model';
import { sessionsLeft } from '../../../src/shared/bookings/month-ledger';
import { bookableDates, couldStillOpen, openSlots } from '../../../src/shared/bookings/slots';
import { joined, left, withOffer } from '../../../src/shared/bookings/waiting';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { localDateTime, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { requireOwn } from '../../platform/scopes';
import { find } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { bookingWaits, type StoredWaits } from './collections';
import { availabilityOf, counsellorOf, loadDesk, type BookingDesk } from './desk';
import { bookingAct } from './guard-book';
import { waitIdOf, waitsId } from './ids';
import { readTakenDays } from './taken-days';
import { ownWait } from './views';

export function joinWaiting(people: PeoplePort) {
  return defineAction(joinContract, async ({ date, counsellorId }, { caller, nowMs }) => {
    const { schoolId, personId: studentId } = caller;
    const desk = await loadDesk(people, schoolId, nowMs);
    await expectFull(desk, date, counsellorId);
    const waitId = waitIdOf(schoolId, studentId, date);
    const entry = await bookingAct(desk, async (transaction, book) => {
      const month = await book.month(studentId, monthOfDate(date));
      if (sessionsLeft(month, desk.figures.monthlySessions) === 0)
        throw new AppError('over-cap', 'nothing to wait for');
      const _id = waitsId(schoolId, date);
      const stored = await transaction.get(bookingWaits, _id);
      const line = stored && undoneLetPass(desk, stored, waitId);
      const day = joined(line ?? { entries: [] }, {
        waitId,
        studentId,
        counsellorId,
        offer: null,
      });
      if (day === null) throw new AppError('illegal-move', 'the line is long enough');
      const entries = [...day.entries];
      if (stored === null)
        await transaction.add(bookingWaits, { _id, schoolId, date, entries, version: 0 });
      else if (day !== stored) await saveWaits(transaction, { ...stored, entries });
      return entries.find((one) => one.waitId === waitId);
    });
    if (!entry) throw new AppError('internal', 'the place is gone');
    return { wait: ownWait(desk, date, entry) };
  });
}

/** Whoever let an offer pass and joins again while it still runs has it again; a moment later it is the next one's. */
function undoneLetPass({ nowMs }: BookingDesk, line: StoredWaits, waitId: string): StoredWaits {
  const offer = line.entries.find((entry) => entry.waitId === waitId)?.offer;
  if (!offer?.declined) return line;
  if (localDateTime(offer.on, offer.until) <= nowMs)
    throw new AppError('illegal-move', 'about to pass on');
  return { ...line, entries: [...withOffer(line, waitId, { ...offer, declined: false }).entries] };
}

/** Only where nothing is open; a day without anybody there has no line. */
async function expectFull(
  desk: BookingDesk,
  date: string,
  counsellorId: string | null,
): Promise<void> {
  const { facts, nowMs, schoolId } = desk;
  const ids =
    counsellorId === null
      ? desk.counsellors.map(({ personId }) => personId)
      : [counsellorOf(desk, counsellorId).personId];
  if (!bookableDates(nowMs, facts).includes(date))
    throw new AppError('illegal-move', 'no such day');
  const days = await readTakenDays(schoolId, date, date);
  const taken = days.of(date);
  const isThere = ids.some(
    (id) =>
      taken.ofCounsellor.get(id)?.closed !== true &&
      couldStillOpen(date, availabilityOf(desk, id), facts, nowMs),
  );
  const isOpen = ids.some(
    (id) => openSlots(date, availabilityOf(desk, id), taken, facts, { nowMs }).length > 0,
  );
  if (!isThere || isOpen) throw new AppError('illegal-move', 'the day is not full');
}

export async function saveWaits(transaction: Transaction, waits: StoredWaits): Promise<void> {
  const { _id, entries, version } = waits;
  await transaction.update(bookingWaits, _id, { entries, version: version + 1 });
}

/** The line in which the student has this place; undefined when it is somebody else's, or gone. */
export async function findOwnLine(
  schoolId: string,
  studentId: string,
  waitId: string,
  nowMs: number,
): Promise<StoredWaits | undefined> {
  const lines = await find(bookingWaits, { schoolId, date: command.gte(toLocalDate(nowMs)) });
  return lines.find(({ entries }) =>
    entries.some((entry) => entry.waitId === waitId && entry.studentId === studentId),
  );
}

/** The student's own places are known by their marks even after they were left. */
function expectOwnPlace(desk: BookingDesk, studentId: string, waitId: string): void {
  const own = bookableDates(desk.nowMs, desk.facts).map((date) =>
    waitIdOf(desk.schoolId, studentId, date),
  );
  requireOwn(own, waitId);
}

/** Out of the line; with an offer at hand that is the same as letting it pass. */
export function leaveWaiting(people: PeoplePort) {
  return defineAction(leaveContract, async ({ waitId }, { caller, nowMs }) => {
    const { schoolId, personId } = caller;
    const desk = await loadDesk(people, schoolId, nowMs);
    const line = await findOwnLine(schoolId, personId, waitId, nowMs);
    if (line) await bookingAct(desk, (transaction) => passOn(transaction, line._id, waitId));
    else expectOwnPlace(desk, personId, waitId);
    return {};
  });
}

/** The offered slot stays kept until its mark: the next is asked then, so that no time tells of this tap. */
export async function passOn(
  transaction: Transaction,
  lineId: string,
  waitId: string,
): Promise<void> {
  const line = await transaction.get(bookingWaits, lineId);
  const entry = line?.entries.find((one) => one.waitId === waitId);
  if (!line || !entry || entry.offer?.declined === true) return;
  const day =
    entry.offer === null
      ? left(line, waitId)
      : withOffer(line, waitId, { ...entry.offer, declined: true });
  await saveWaits(transaction, { ...line, entries: [...day.entries] });
}
