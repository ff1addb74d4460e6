/** The pure rules a story runs on, and doctored ones: each control breaks one guarantee. */
import { moved } from '../../../../src/shared/bookings/booking-state';
import {
  isFree,
  withEntry,
  without,
  type DayLedger,
} from '../../../../src/shared/bookings/day-ledger';
import {
  takeSlot,
  type SlotGuards,
  type SlotWish,
  type Taken,
} from '../../../../src/shared/bookings/guard';
import { emptyMonth, withoutSession } from '../../../../src/shared/bookings/month-ledger';
import { inLineFor } from '../../../../src/shared/bookings/waiting';
import type { BookingGuarantee } from '../real/stored-checks';

export interface Rules {
  takeSlot: typeof takeSlot;
  without: typeof without;
  withoutSession: typeof withoutSession;
  inLineFor: typeof inLineFor;
  moved: typeof moved;
  /** Whether the store refuses a commit over a document that changed meanwhile. */
  comparing: boolean;
}

export const rules: Rules = {
  takeSlot,
  without,
  withoutSession,
  inLineFor,
  moved,
  comparing: true,
};

/** Asks only the student's month; counsellor and room are taken for free. */
function takeBlindly(guards: SlotGuards, wish: SlotWish): Taken {
  const open = (day: DayLedger): DayLedger => ({
    closed: false,
    entries: day.entries.filter(({ ref }) => wish.insteadOf.includes(ref) || ref === wish.ref),
  });
  const taken = takeSlot(
    {
      ...guards,
      counsellorDay: open(guards.counsellorDay),
      roomDays: guards.roomDays.map(({ roomId, day }) => ({ roomId, day: open(day) })),
    },
    wish,
  );
  if (!taken.ok) return taken;
  const entry = taken.counsellorDay.entries.find(({ ref }) => ref === wish.ref);
  const add = (day: DayLedger) =>
    entry ? withEntry(without(day, wish.insteadOf, wish.nowMs), entry) : day;
  const room = guards.roomDays.find(({ roomId }) => roomId === taken.roomId);
  return {
    ...taken,
    counsellorDay: add(guards.counsellorDay),
    roomDay: add(room?.day ?? taken.roomDay),
  };
}

/** Looks at the counsellor only: the first room is good enough for everybody. */
function takeAnyRoom(guards: SlotGuards, wish: SlotWish): Taken {
  const space = { bufferMinutes: wish.bufferMinutes, nowMs: wish.nowMs, but: wish.insteadOf };
  if (!isFree(guards.counsellorDay, wish.slot, space)) return takeSlot(guards, wish);
  return takeBlindly(guards, wish);
}

export interface Control {
  name: string;
  rules: Rules;
  caughtBy: BookingGuarantee;
}

export const controls: readonly Control[] = [
  {
    name: 'nobody asks whether the slot is free',
    rules: { ...rules, takeSlot: takeBlindly },
    caughtBy: 'counsellor',
  },
  {
    name: 'nobody asks whether the room is free',
    rules: { ...rules, takeSlot: takeAnyRoom },
    caughtBy: 'room',
  },
  {
    name: 'the student’s other sessions are not looked at',
    rules: {
      ...rules,
      takeSlot: (guards, wish) => {
        const taken = takeSlot({ ...guards, month: emptyMonth }, wish);
        if (!taken.ok) return taken;
        const sessions = [...guards.month.sessions, ...taken.month.sessions];
        return { ...taken, month: { ...guards.month, sessions } };
      },
    },
    caughtBy: 'student',
  },
  {
    name: 'the cap is not asked',
    rules: {
      ...rules,
      takeSlot: (guards, wish) => takeSlot(guards, { ...wish, monthlySessions: 1_000 }),
    },
    caughtBy: 'cap',
  },
  {
    name: 'the store lets every writer through',
    rules: { ...rules, comparing: false },
    caughtBy: 'guards',
  },
  {
    name: 'what is cancelled stays in the month',
    rules: { ...rules, withoutSession: (month) => month },
    caughtBy: 'guards',
  },
  {
    name: 'what is given back stays taken',
    rules: { ...rules, without: (day) => day },
    caughtBy: 'holds',
  },
  {
    name: 'who has an offer is offered another',
    rules: {
      ...rules,
      inLineFor: (day, counsellorId) =>
        day.entries.filter((one) => one.counsellorId === null || one.counsellorId === counsellorId),
    },
    caughtBy: 'offers',
  },
];
