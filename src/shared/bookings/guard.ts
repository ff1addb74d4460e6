/**
 * Taking and giving back a slot, as one decision over the three documents that guard it (B3): the counsellor's
 * day, a room's day, the student's month (B2). Pure: the caller reads them in a transaction and writes what
 * comes back in the same one.
 */
import type { InstantMs } from '../time/instant';
import { isFree, withEntry, without, type DayLedger, type EntryKind } from './day-ledger';
import { refusalOf, withSession, type MonthLedger, type SessionRefusal } from './month-ledger';
import type { SlotTime } from './moments';

export interface SlotGuards {
  readonly counsellorDay: DayLedger;
  /** In the order in which they are given away. */
  readonly roomDays: readonly { readonly roomId: string; readonly day: DayLedger }[];
  readonly month: MonthLedger;
}

export interface SlotWish {
  readonly slot: SlotTime;
  readonly ref: string;
  readonly kind: EntryKind;
  readonly untilMs: InstantMs | null;
  /** Entries that give way to this one: the own hold, the offer, the booking that moves. */
  readonly insteadOf: readonly string[];
  /** A booking stands in the student's month under its own id; a hold or offer is only measured against it. */
  readonly bookingId: string;
  readonly counts: boolean;
  readonly bufferMinutes: number;
  readonly monthlySessions: number;
  readonly nowMs: InstantMs;
}

export type SlotRefusal = SessionRefusal | 'slot-taken';

export type Taken =
  | {
      readonly ok: true;
      readonly counsellorDay: DayLedger;
      readonly roomId: string;
      readonly roomDay: DayLedger;
      readonly month: MonthLedger;
    }
  | { readonly ok: false; readonly code: SlotRefusal };

/** Takes the slot, or says why not. The student's own reasons come first: another slot would not help. */
export function takeSlot(guards: SlotGuards, wish: SlotWish): Taken {
  const { slot, ref, kind, untilMs, insteadOf, nowMs } = wish;
  const session = { ...slot, bookingId: wish.bookingId, counts: wish.counts };
  const refusal = refusalOf(guards.month, session, wish.monthlySessions);
  if (refusal !== null) return { ok: false, code: refusal };
  const space = { bufferMinutes: wish.bufferMinutes, nowMs, but: [...insteadOf, ref] };
  const room = ownRoomFirst(guards.roomDays, space.but).find(({ day }) => isFree(day, slot, space));
  if (room === undefined || !isFree(guards.counsellorDay, slot, space))
    return { ok: false, code: 'slot-taken' };
  const entry = { ref, kind, start: slot.start, end: slot.end, untilMs };
  const placed = (day: DayLedger) => withEntry(without(day, insteadOf, nowMs), entry);
  return {
    ok: true,
    counsellorDay: placed(guards.counsellorDay),
    roomId: room.roomId,
    roomDay: placed(room.day),
    month: kind === 'booking' ? withSession(guards.month, session) : guards.month,
  };
}

/** Whoever holds a room already stays in it. */
function ownRoomFirst(
  roomDays: SlotGuards['roomDays'],
  own: readonly string[],
): SlotGuards['roomDays'] {
  const isOwn = ({ day }: { day: DayLedger }) => day.entries.some(({ ref }) => own.includes(ref));
  return [...roomDays.filter(isOwn), ...roomDays.filter((room) => !isOwn(room))];
}
