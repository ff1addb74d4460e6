/** 约老师聊聊: which day, which slot, kept for three minutes, confirmed once whatever the network does. */
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { mention } from '../../../lib/confirm';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import type { Topic } from '../../../shared/bookings/model';
import {
  bookingDays,
  confirmBooking,
  holdSlot,
  joinWaiting,
  rescheduleBooking,
} from '../../../shared/bookings/student-contracts';
import { studentBudget } from '../../../shared/polling/plan';
import { toLocalDate } from '../../../shared/time/instant';
import { dayToShow } from '../parts/day-strip';
import type { Slot } from '../parts/types';
import { useHold, type Hold } from './use-hold';

interface Confirmation {
  bookingId: string | null;
  hold: Hold;
  topic: Topic | null;
  requestId: string;
}

/** A new booking, or another time for one; the same request id is the same act. */
async function send({ bookingId, hold, topic, requestId }: Confirmation): Promise<string> {
  const { counsellor, date, start } = hold;
  const asked = { counsellorId: counsellor.personId, date, start };
  const { booking } =
    bookingId === null
      ? await callAction(confirmBooking, { ...asked, topic }, { requestId })
      : await callAction(rescheduleBooking, { bookingId, ...asked }, { requestId });
  return booking.bookingId;
}

/** Only what takes longer is shown as busy: most acts are over before an eye could tell. */
const shownAfterMs = 300;

/** One act at a time; after a refusal the page asks anew. */
function useActs(onRefused: () => void) {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  /** Work that answers `left` took the person to another page: nothing is drawn on this one any more. */
  const during = async (work: () => Promise<'left' | 'stays'>) => {
    if (running.current) return;
    running.current = true;
    const timer = setTimeout(() => setBusy(true), shownAfterMs);
    const end = () => {
      clearTimeout(timer);
      running.current = false;
    };
    try {
      if ((await work()) === 'left') return end();
    } catch (thrown) {
      mention(asAppError(thrown).text);
      onRefused();
    }
    end();
    setBusy(false);
  };
  return { busy, during };
}

export function useBook(personId: string, bookingId: string | null) {
  const [counsellorId, setCounsellorId] = useState<string | null>(null);
  const [chosenDate, setChosenDate] = useState<string | null>(null);
  const [topic, setTopic] = useState<Topic | null>(null);
  const kept = useHold();
  const live = useLive(`days.${personId}.${counsellorId ?? ''}`, {
    budget: studentBudget,
    load: () => callAction(bookingDays, { counsellorId }),
    urgency: () => 'waiting',
  });
  const today = toLocalDate(useMinute());
  const day = dayToShow(live.data?.days ?? [], chosenDate);

  const { busy, during } = useActs(live.reload);
  const choose = async ({ start }: Slot) => {
    const moves = bookingId === null ? {} : { moves: bookingId };
    if (day !== null)
      kept.keep(await callAction(holdSlot, { counsellorId, date: day.date, start, ...moves }));
    return 'stays' as const;
  };
  const confirm = async () => {
    if (kept.hold === null) return 'stays';
    const requestId = kept.requestId();
    const booked = await send({ bookingId, hold: kept.hold, topic, requestId });
    kept.confirmed();
    await Taro.redirectTo({ url: `${routes.myBookings}?booked=${booked}` });
    return 'left' as const;
  };
  const join = async () => {
    if (day === null) return 'stays';
    await callAction(joinWaiting, { date: day.date, counsellorId });
    mention('排上了。有空位会按先后告诉你。');
    live.reload();
    return 'stays' as const;
  };
  return {
    live,
    today,
    day,
    counsellorId,
    topic,
    hold: kept.hold,
    secondsLeft: kept.secondsLeft,
    busy,
    chooseWho: (id: string | null) => {
      setCounsellorId(id);
      kept.hide();
    },
    chooseDay: (date: string) => {
      setChosenDate(date);
      kept.hide();
    },
    chooseTopic: (next: Topic) => setTopic((last) => (last === next ? null : next)),
    choose: (slot: Slot) => void during(() => choose(slot)),
    confirm: () => void during(confirm),
    join: () => void during(join),
  };
}

export type Book = ReturnType<typeof useBook>;
