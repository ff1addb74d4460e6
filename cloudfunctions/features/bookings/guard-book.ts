/**
 * The guard documents of one act (B2, B3): read once in the transaction, changed in memory, each written once.
 * Whatever the act decides, it decided it on what it then writes: two acts that meet change the same document,
 * and the store lets one of them through.
 */
import {
  emptyDay,
  isFree,
  talksAhead,
  withEntry,
  without,
  type DayLedger,
} from '../../../src/shared/bookings/day-ledger';
import { takeSlot, type SlotWish } from '../../../src/shared/bookings/guard';
import { monthOfDate } from '../../../src/shared/bookings/model';
import type { SlotTime } from '../../../src/shared/bookings/moments';
import {
  emptyMonth,
  withCounting,
  withoutProposal,
  withoutSession,
  withProposal,
  type Asked,
  type MonthLedger,
} from '../../../src/shared/bookings/month-ledger';
import { isOpenRoom, roomsOn } from '../../../src/shared/bookings/rooms';
import { AppError, isDuplicate } from '../../platform/errors';
import { transact, type Transaction } from '../../platform/transact';
import { bookingDays, bookingMonths, type StoredDay, type StoredMonth } from './collections';
import type { BookingDesk } from './desk';
import { dayId, monthId } from './ids';

interface Kept<Doc, Ledger> {
  stored: Doc | null;
  ledger: Ledger;
  changed: boolean;
}

type DayKey = Pick<StoredDay, '_id' | 'kind' | 'resourceId' | 'date'>;

export class GuardBook {
  private readonly days = new Map<string, Kept<StoredDay, DayLedger> & { key: DayKey }>();
  private readonly months = new Map<
    string,
    Kept<StoredMonth, MonthLedger> & { studentId: string; month: string }
  >();

  constructor(
    private readonly transaction: Transaction,
    readonly desk: BookingDesk,
  ) {}

  async counsellorDay(counsellorId: string, date: string): Promise<DayLedger> {
    const _id = dayId.counsellor(counsellorId, date);
    return (await this.day({ _id, kind: 'counsellor', resourceId: counsellorId, date })).ledger;
  }

  async month(studentId: string, month: string): Promise<MonthLedger> {
    return (await this.keptMonth(studentId, month)).ledger;
  }

  async setMonth(studentId: string, month: string, ledger: MonthLedger): Promise<void> {
    Object.assign(await this.keptMonth(studentId, month), { ledger, changed: true });
  }

  /** Takes the slot and says in which room; throws why it cannot. */
  async take(
    place: { counsellorId: string; studentId: string },
    wish: Omit<SlotWish, 'bufferMinutes' | 'monthlySessions' | 'nowMs'>,
  ): Promise<string> {
    const { figures, facts, nowMs } = this.desk;
    const { date } = wish.slot;
    const counsellor = await this.day(this.counsellorKey(place.counsellorId, date));
    const rooms = [];
    for (const room of facts.school.rooms) {
      const kept = await this.day(this.roomKey(room.roomId, date));
      rooms.push({ roomId: room.roomId, kept, isShut: !isOpenRoom(room, date) });
    }
    const month = await this.keptMonth(place.studentId, monthOfDate(date));
    const taken = takeSlot(
      {
        counsellorDay: counsellor.ledger,
        roomDays: rooms.map(({ roomId, kept: { ledger }, isShut }) => ({
          roomId,
          day: { ...ledger, closed: ledger.closed || isShut },
        })),
        month: month.ledger,
      },
      {
        ...wish,
        bufferMinutes: figures.bufferMinutes,
        monthlySessions: figures.monthlySessions,
        nowMs,
      },
    );
    if (!taken.ok) throw new AppError(taken.code, 'slot');
    Object.assign(counsellor, { ledger: taken.counsellorDay, changed: true });
    const given = [...wish.insteadOf, wish.ref];
    for (const { roomId, kept } of rooms) {
      if (roomId === taken.roomId) Object.assign(kept, { ledger: taken.roomDay, changed: true });
      // What was kept in a room that has been closed meanwhile does not stay behind there.
      else this.dropFrom(kept, given);
    }
    if (taken.month !== month.ledger) Object.assign(month, { ledger: taken.month, changed: true });
    return taken.roomId;
  }

  /** Gives the counsellor's and the room's time back. */
  async release(
    place: { counsellorId: string; roomId: string; slot: Pick<SlotTime, 'date'> },
    ref: string,
  ): Promise<void> {
    const { date } = place.slot;
    for (const key of [
      this.counsellorKey(place.counsellorId, date),
      this.roomKey(place.roomId, date),
    ]) {
      this.dropFrom(await this.day(key), [ref]);
    }
  }

  /** To another room that is open and free at that time; null: there is none. The time stays as it is. */
  async changeRoom(
    { roomId: from, date }: { roomId: string; date: string },
    ref: string,
  ): Promise<string | null> {
    const { facts, figures, nowMs } = this.desk;
    const old = await this.day(this.roomKey(from, date));
    const entry = old.ledger.entries.find((one) => one.ref === ref);
    if (entry === undefined) return null;
    const space = { bufferMinutes: figures.bufferMinutes, nowMs };
    for (const { roomId } of roomsOn(date, facts.school)) {
      const kept = await this.day(this.roomKey(roomId, date));
      if (roomId === from || !isFree(kept.ledger, entry, space)) continue;
      Object.assign(kept, { ledger: withEntry(kept.ledger, entry), changed: true });
      this.dropFrom(old, [ref]);
      return roomId;
    }
    return null;
  }

  /** The session stands in the student's month no longer. */
  async forget(studentId: string, date: string, bookingId: string): Promise<void> {
    const kept = await this.keptMonth(studentId, monthOfDate(date));
    if (!kept.ledger.sessions.some((session) => session.bookingId === bookingId)) return;
    Object.assign(kept, { ledger: withoutSession(kept.ledger, bookingId), changed: true });
  }

  /** A grown-up's question waits for the student; throws when enough of theirs wait already (B1). */
  async ask(studentId: string, date: string, question: Asked): Promise<void> {
    const kept = await this.keptMonth(studentId, monthOfDate(date));
    const ledger = withProposal(kept.ledger, question, this.desk.figures.openProposals);
    if (ledger === null) throw new AppError('asked-enough', 'proposals');
    Object.assign(kept, { ledger, changed: true });
  }

  /** It waits no longer. */
  async answered(studentId: string, date: string, bookingId: string): Promise<void> {
    const kept = await this.keptMonth(studentId, monthOfDate(date));
    const ledger = withoutProposal(kept.ledger, bookingId);
    if (ledger !== kept.ledger) Object.assign(kept, { ledger, changed: true });
  }

  /** Whether a session counts in its month (B2); throws `counts-enough` when it would be one too many. */
  async setCounting(
    { studentId, date, _id }: { studentId: string; date: string; _id: string },
    counts: boolean,
  ): Promise<void> {
    const kept = await this.keptMonth(studentId, monthOfDate(date));
    const ledger = withCounting(kept.ledger, _id, counts, this.desk.figures.monthlySessions);
    if (ledger === null) throw new AppError('counts-enough', 'month');
    if (ledger !== kept.ledger) Object.assign(kept, { ledger, changed: true });
  }

  async setClosed(counsellorId: string, date: string, closed: boolean): Promise<void> {
    const kept = await this.day(this.counsellorKey(counsellorId, date));
    Object.assign(kept, { ledger: { ...kept.ledger, closed }, changed: true });
  }

  private dropFrom(kept: Kept<StoredDay, DayLedger>, refs: readonly string[]): void {
    if (!kept.ledger.entries.some(({ ref }) => refs.includes(ref))) return;
    const ledger = without(kept.ledger, refs, this.desk.nowMs);
    Object.assign(kept, { ledger, changed: true });
  }

  /** Writes what was changed. */
  async save(): Promise<void> {
    for (const { stored, ledger, changed, key } of this.days.values())
      if (changed) await this.saveDay(stored, ledger, key);
    for (const { stored, ledger, changed, studentId, month } of this.months.values())
      if (changed) await this.saveMonth(stored, ledger, { studentId, month });
  }

  private async saveDay(stored: StoredDay | null, ledger: DayLedger, key: DayKey): Promise<void> {
    const entries = ledger.entries.map((entry) => ({ ...entry }));
    const { schoolId, nowMs } = this.desk;
    const isToAdjust = talksAhead({ date: key.date, entries }, nowMs).length > 0;
    const closing = key.kind === 'counsellor' && ledger.closed && isToAdjust;
    const patch = { entries, closed: ledger.closed, closing };
    if (stored === null)
      await this.transaction.add(bookingDays, { ...key, schoolId, ...patch, version: 0 });
    else
      await this.transaction.update(bookingDays, key._id, {
        ...patch,
        version: stored.version + 1,
      });
  }

  private async saveMonth(
    stored: StoredMonth | null,
    ledger: MonthLedger,
    key: { studentId: string; month: string },
  ): Promise<void> {
    const patch = {
      sessions: ledger.sessions.map((one) => ({ ...one })),
      granted: ledger.granted,
      asked: [...(ledger.asked ?? [])],
    };
    const _id = monthId(key.studentId, key.month);
    const { schoolId } = this.desk;
    if (stored === null)
      await this.transaction.add(bookingMonths, { _id, schoolId, ...key, ...patch, version: 0 });
    else
      await this.transaction.update(bookingMonths, _id, { ...patch, version: stored.version + 1 });
  }

  private counsellorKey(counsellorId: string, date: string): DayKey {
    const _id = dayId.counsellor(counsellorId, date);
    return { _id, kind: 'counsellor', resourceId: counsellorId, date };
  }

  private roomKey(roomId: string, date: string): DayKey {
    return { _id: dayId.room(roomId, date), kind: 'room', resourceId: roomId, date };
  }

  private async day(key: DayKey) {
    const known = this.days.get(key._id);
    if (known) return known;
    const stored = await this.transaction.get(bookingDays, key._id);
    const kept = { stored, ledger: stored ?? emptyDay, changed: false, key };
    this.days.set(key._id, kept);
    return kept;
  }

  private async keptMonth(studentId: string, month: string) {
    const _id = monthId(studentId, month);
    const known = this.months.get(_id);
    if (known) return known;
    const stored = await this.transaction.get(bookingMonths, _id);
    const kept = { stored, ledger: stored ?? emptyMonth, changed: false, studentId, month };
    this.months.set(_id, kept);
    return kept;
  }
}

/** The first to write a new day or month wins; whoever lost looks again and finds it. */
const maxFirsts = 6;

/** One act: `work` may run several times; the guards are written last. */
export async function bookingAct<T>(
  desk: BookingDesk,
  work: (transaction: Transaction, book: GuardBook) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(async (transaction) => {
        const book = new GuardBook(transaction, desk);
        const result = await work(transaction, book);
        await book.save();
        return result;
      });
    } catch (error) {
      if (!isDuplicate(error) || attempt === maxFirsts) throw error;
    }
  }
}
