/**
 * The acts of booking on the tiny store, in the steps of the product: read in a transaction, decide by the pure
 * rules, write. Between reading and writing others get their turn.
 */
import type { BookingMove } from '../../../../src/shared/bookings/booking-state';
import { emptyDay, type DayLedger } from '../../../../src/shared/bookings/day-ledger';
import { addMinutes } from '../../../../src/shared/bookings/hours';
import { monthOfDate, type BookingState } from '../../../../src/shared/bookings/model';
import { lastBookingMs, offerEndMs, type SlotTime } from '../../../../src/shared/bookings/moments';
import {
  emptyMonth,
  refusalOf,
  type MonthLedger,
} from '../../../../src/shared/bookings/month-ledger';
import type { BookingFigures } from '../../../../src/shared/bookings/policy';
import { left, withOffer, type WaitingDay } from '../../../../src/shared/bookings/waiting';
import { localDateTime, toLocalDate, toLocalTime } from '../../../../src/shared/time';
import type { Rules } from './rules';
import { Store, type Transaction } from './store';

export interface SimBooking extends SlotTime {
  _id: string;
  studentId: string;
  counsellorId: string;
  roomId: string;
  state: BookingState;
  plan: boolean;
}

export interface SimHold extends SlotTime {
  _id: string;
  counsellorId: string;
  roomId: string;
  untilMs: number;
}

export interface SimDay extends DayLedger {
  _id: string;
  kind: string;
  resourceId: string;
  date: string;
}

export interface SimLine extends WaitingDay {
  _id: string;
  date: string;
}

/** An act in the middle; each `next` is one step of it. */
export type Act = Generator<void, void>;

/** The act was refused: a typed answer, nothing written. */
class Refused extends Error {}

const rooms = ['room-1', 'room-2'] as const;
const mostTries = 12;

export class Town {
  readonly store = new Store();
  readonly counts = { won: 0, refused: 0, conflicts: 0, offered: 0, moved: 0, given: 0 };

  constructor(
    readonly rules: Rules,
    readonly figures: BookingFigures,
    public nowMs: number,
  ) {}

  /** Runs `work` in a transaction whose reading and writing lie apart. */
  *transact(work: (book: Book) => void): Act {
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const transaction = this.store.begin();
      yield;
      const book = new Book(this, transaction);
      try {
        work(book);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.counts.refused += 1;
        return;
      }
      yield;
      if (this.store.commit(transaction.snapshot, transaction.writes, this.rules.comparing)) {
        this.counts.won += 1;
        return;
      }
      this.counts.conflicts += 1;
    }
  }
}

export interface Asked {
  studentId: string;
  counsellorId: string;
  date: string;
  start: string;
}

/** One transaction's view of the guards, as the product's guard book. */
export class Book {
  constructor(
    readonly town: Town,
    private readonly transaction: Transaction,
  ) {}

  refuse(): never {
    throw new Refused();
  }

  get<Doc>(id: string): Doc | null {
    return this.transaction.get<Doc>(id);
  }

  put(doc: { _id: string }): void {
    this.transaction.put(doc._id, doc);
  }

  remove(id: string): void {
    this.transaction.remove(id);
  }

  day(kind: 'counsellor' | 'room', resourceId: string, date: string): SimDay {
    const _id = `day:${kind}:${resourceId}:${date}`;
    return this.get<SimDay>(_id) ?? { _id, kind, resourceId, date, ...emptyDay };
  }

  month(studentId: string, date: string): MonthLedger & { _id: string } {
    const month = monthOfDate(date);
    const _id = `month:${studentId}:${month}`;
    return (
      this.get(_id) ?? ({ ...emptyMonth, _id, studentId, month } as MonthLedger & { _id: string })
    );
  }

  line(date: string): SimLine {
    const _id = `line:${date}`;
    return this.get<SimLine>(_id) ?? { _id, date, entries: [] };
  }

  slotOf({ date, start }: Pick<Asked, 'date' | 'start'>): SlotTime {
    const slot = { date, start, end: addMinutes(start, this.town.figures.slotMinutes) };
    if (this.town.nowMs > lastBookingMs(slot, this.town.figures)) this.refuse();
    return slot;
  }

  take(
    asked: Asked,
    slot: SlotTime,
    wish: {
      ref: string;
      kind: 'booking' | 'hold' | 'offer';
      untilMs: number | null;
      insteadOf: string[];
    },
  ): string {
    const { rules, figures, nowMs } = this.town;
    const counsellorDay = this.day('counsellor', asked.counsellorId, slot.date);
    const roomDays = rooms.map((roomId) => ({ roomId, day: this.day('room', roomId, slot.date) }));
    const month = this.month(asked.studentId, slot.date);
    const taken = rules.takeSlot(
      { counsellorDay, roomDays, month },
      {
        ...wish,
        slot,
        bookingId: wish.ref,
        counts: true,
        bufferMinutes: figures.bufferMinutes,
        monthlySessions: figures.monthlySessions,
        nowMs,
      },
    );
    if (!taken.ok) return this.refuse();
    this.put({ ...counsellorDay, ...taken.counsellorDay });
    this.put({ ...this.day('room', taken.roomId, slot.date), ...taken.roomDay });
    if (taken.month !== month) this.put({ ...month, ...taken.month });
    return taken.roomId;
  }

  release(place: { counsellorId: string; roomId: string; date: string }, ref: string): void {
    for (const [kind, id] of [
      ['counsellor', place.counsellorId],
      ['room', place.roomId],
    ] as const) {
      const day = this.day(kind, id, place.date);
      if (day.entries.some((entry) => entry.ref === ref))
        this.put({ ...day, ...this.town.rules.without(day, [ref], this.town.nowMs) });
    }
  }

  forget({ studentId, date, _id }: SimBooking): void {
    const month = this.month(studentId, date);
    this.put({ ...month, ...this.town.rules.withoutSession(month, _id) });
  }

  hold(studentId: string): SimHold | null {
    return this.get<SimHold>(`hold:${studentId}`);
  }

  dropHold(hold: SimHold | null): void {
    if (hold === null) return;
    this.release(hold, hold._id);
    this.remove(hold._id);
  }
}

const holdMs = 180_000;

export function keep(town: Town, asked: Asked): Act {
  return town.transact((book) => {
    const old = book.hold(asked.studentId);
    if (old) book.release(old, old._id);
    const slot = book.slotOf(asked);
    const _id = `hold:${asked.studentId}`;
    const untilMs = town.nowMs + holdMs;
    const roomId = book.take(asked, slot, { ref: _id, kind: 'hold', untilMs, insteadOf: [] });
    book.put({ _id, ...slot, counsellorId: asked.counsellorId, roomId, untilMs } as SimHold);
  });
}

/** The kept slot, or any that is free; the same id twice is one booking. */
export function confirm(town: Town, bookingId: string, asked: Asked): Act {
  return town.transact((book) => {
    if (book.get(bookingId) !== null) return;
    const hold = book.hold(asked.studentId);
    const slot = book.slotOf(asked);
    const insteadOf = hold === null ? [] : [hold._id];
    const roomId = book.take(asked, slot, {
      ref: bookingId,
      kind: 'booking',
      untilMs: null,
      insteadOf,
    });
    book.dropHold(hold);
    const { studentId, counsellorId } = asked;
    book.put({
      _id: bookingId,
      ...slot,
      studentId,
      counsellorId,
      roomId,
      state: 'confirmed',
      plan: false,
    } as SimBooking);
  });
}

function stateAfter(book: Book, booking: SimBooking, move: BookingMove): BookingState {
  return book.town.rules.moved(booking.state, move) ?? book.refuse();
}

/** By the student, or put off by the school. */
export function end(town: Town, bookingId: string, move: 'cancel' | 'put-off'): Act {
  return town.transact((book) => {
    const booking = book.get<SimBooking>(bookingId) ?? book.refuse();
    const state = stateAfter(book, booking, move);
    book.release(booking, booking._id);
    book.forget(booking);
    book.put({ ...booking, state } as SimBooking);
  });
}

export function missed(town: Town, bookingId: string): Act {
  return town.transact((book) => {
    const booking = book.get<SimBooking>(bookingId) ?? book.refuse();
    const state = stateAfter(book, booking, 'did-not-come');
    book.forget(booking);
    book.put({ ...booking, state } as SimBooking);
  });
}

export function move(town: Town, bookingId: string, asked: Omit<Asked, 'studentId'>): Act {
  return town.transact((book) => {
    const booking = book.get<SimBooking>(bookingId) ?? book.refuse();
    const state = stateAfter(book, booking, 'reschedule');
    const { studentId } = booking;
    const slot = book.slotOf(asked);
    const hold = book.hold(studentId);
    book.release(booking, bookingId);
    book.forget(booking);
    const roomId = book.take({ ...asked, studentId }, slot, {
      ref: bookingId,
      kind: 'booking',
      untilMs: null,
      insteadOf: hold === null ? [] : [hold._id],
    });
    book.dropHold(hold);
    book.put({
      ...booking,
      ...slot,
      counsellorId: asked.counsellorId,
      roomId,
      state,
    } as SimBooking);
    town.counts.moved += 1;
  });
}

/** The clock: holds that ran out. */
export function sweep(town: Town, holdId: string): Act {
  return town.transact((book) => {
    const hold = book.get<SimHold>(holdId);
    if (hold !== null && hold.untilMs <= town.nowMs) book.dropHold(hold);
  });
}

export function join(
  town: Town,
  studentId: string,
  date: string,
  counsellorId: string | null,
): Act {
  return town.transact((book) => {
    const line = book.line(date);
    const waitId = `wait:${studentId}:${date}`;
    if (line.entries.some((entry) => entry.waitId === waitId)) return;
    const entry = { waitId, studentId, counsellorId, offer: null };
    book.put({ ...line, entries: [...line.entries, entry] } as SimLine);
  });
}

/** At a mark: the slot to the first in line; `instead` is the offer whose time is over. */
export function offer(
  town: Town,
  slot: SlotTime & { counsellorId: string },
  instead: { waitId: string; roomId: string } | null,
): Act {
  return town.transact((book) => {
    const line = book.line(slot.date);
    const running = line.entries.find(({ waitId }) => waitId === instead?.waitId);
    if (instead !== null && !running?.offer) return;
    const kept = instead === null ? line : { ...line, ...left(line, instead.waitId) };
    if (instead !== null)
      book.release(
        { counsellorId: slot.counsellorId, roomId: instead.roomId, date: slot.date },
        instead.waitId,
      );
    const endMs = offerEndMs(town.nowMs, slot, town.figures);
    const next = town.rules.inLineFor(kept, slot.counsellorId).find(({ studentId, waitId }) => {
      const session = { ...slot, bookingId: waitId, counts: true };
      return (
        refusalOf(book.month(studentId, slot.date), session, town.figures.monthlySessions) === null
      );
    });
    if (endMs === null || next === undefined) {
      if (instead !== null) book.put(kept);
      return;
    }
    const { waitId, studentId } = next;
    const { counsellorId, date, start, end } = slot;
    const asked = { studentId, counsellorId, date, start };
    const roomId = book.take(
      asked,
      { date, start, end },
      { ref: waitId, kind: 'offer', untilMs: null, insteadOf: [] },
    );
    const fresh = {
      counsellorId,
      roomId,
      start,
      end,
      on: toLocalDate(endMs),
      until: toLocalTime(endMs),
      declined: false,
      instanceId: waitId,
    };
    book.put({ ...kept, ...withOffer(kept, waitId, fresh) });
    town.counts.offered += 1;
  });
}

export function answer(
  town: Town,
  line: SimLine,
  waitId: string,
  bookingId: string,
  accept: boolean,
): Act {
  return town.transact((book) => {
    const now = book.line(line.date);
    const entry = now.entries.find((one) => one.waitId === waitId);
    const offered = entry?.offer;
    if (!entry || !offered || offered.declined) return book.refuse();
    if (localDateTime(offered.on, offered.until) <= town.nowMs) return book.refuse();
    if (!accept)
      return book.put({ ...now, ...withOffer(now, waitId, { ...offered, declined: true }) });
    const { studentId } = entry;
    const { counsellorId, start, end } = offered;
    const slot = { date: now.date, start, end };
    const asked = { studentId, counsellorId, date: now.date, start };
    const roomId = book.take(asked, slot, {
      ref: bookingId,
      kind: 'booking',
      untilMs: null,
      insteadOf: [waitId],
    });
    book.put({ ...now, ...left(now, waitId) });
    book.put({
      _id: bookingId,
      ...slot,
      studentId,
      counsellorId,
      roomId,
      state: 'confirmed',
      plan: false,
    } as SimBooking);
    town.counts.given += 1;
  });
}
