/** 我的预约 (B3): what comes first, lines, requests, then what was. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import type { OutputOf } from '../../../shared/action/contract';
import {
  answerOffer,
  answerProposal,
  cancelBooking,
  leaveWaiting,
  ownBookings,
} from '../../../shared/bookings/student-contracts';
import { requestWords } from '../../../shared/bookings/words';
import type { OwnBooking } from '../../../shared/bookings/views';
import { studentBudget } from '../../../shared/polling/plan';
import { localDateTime } from '../../../shared/time/instant';
import { Banner } from '../../../ui/banner';
import { FamilyNoticeCard } from '../../../ui/family-notice-card';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { useAct } from '../../../lib/use-act';
import { BookingCard } from './booking-card';
import { WaitCard } from './wait-card';

type Mine = OutputOf<typeof ownBookings>;

const openStates: readonly OwnBooking['state'][] = ['proposed', 'confirmed', 'to-adjust'];

function isAhead({ state, date, end }: OwnBooking, nowMs: number): boolean {
  // Still owed, also when its day has passed.
  if (state === 'to-adjust') return true;
  return openStates.includes(state) && nowMs < localDateTime(date, end);
}

/** What is new goes first, then by time. */
function sorted(bookings: readonly OwnBooking[], booked: string | null): OwnBooking[] {
  const rank = ({ bookingId, date, start }: OwnBooking) =>
    `${bookingId === booked ? 0 : 1} ${date} ${start}`;
  return [...bookings].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

const toBook = () => void Taro.navigateTo({ url: routes.book });

function Requests({ months }: { months: Mine['months'] }) {
  const open = months.flatMap(({ request }) => (request === null ? [] : [request]));
  return (
    <>
      {open.map((request) => (
        <Banner key={request} text={requestWords[request]} />
      ))}
    </>
  );
}

export function MyBookings({ personId, booked }: { personId: string; booked: string | null }) {
  const nowMs = useMinute();
  const live = useLive(`bookings.${personId}`, {
    budget: studentBudget,
    load: () => callAction(ownBookings, {}),
    urgency: (shown) => (shown !== undefined && shown.waits.length > 0 ? 'waiting' : 'idle'),
  });
  const { busy, act } = useAct(live.reload);
  if (live.data === undefined) return <LiveState live={live} />;
  const { bookings, waits, months } = live.data;
  const ahead = sorted(
    bookings.filter((booking) => isAhead(booking, nowMs)),
    booked,
  );
  const before = bookings.filter((booking) => !isAhead(booking, nowMs));
  const card = (booking: OwnBooking) => (
    <BookingCard
      key={booking.bookingId}
      booking={booking}
      busy={busy}
      onCancel={() => act(() => callAction(cancelBooking, { bookingId: booking.bookingId }))}
      onAnswer={(accept) =>
        act(() => callAction(answerProposal, { bookingId: booking.bookingId, accept }))
      }
    />
  );
  return (
    <>
      {waits.map((wait) => (
        <WaitCard
          key={wait.waitId}
          wait={wait}
          busy={busy}
          onLeave={() => act(() => callAction(leaveWaiting, { waitId: wait.waitId }))}
          onAnswer={(accept) => act(() => callAction(answerOffer, { waitId: wait.waitId, accept }))}
        />
      ))}
      {ahead.map(card)}
      {ahead.length === 0 && waits.length === 0 ? (
        <Empty
          what="现在没有预约"
          how="想当面聊，就约一个方便的时间"
          action={{ word: '约老师聊聊', onTap: toBook }}
        />
      ) : (
        <>
          <View className="place">
            <FamilyNoticeCard personId={personId} />
          </View>
          <Tap id="book-again" className="btn soft wide" onTap={toBook}>
            再约一个时间
          </Tap>
        </>
      )}
      <Requests months={months} />
      {before.length === 0 ? null : <View className="sub list-title">以前的</View>}
      {before.map(card)}
    </>
  );
}
