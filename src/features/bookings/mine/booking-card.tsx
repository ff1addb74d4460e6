/** One booking of the student's: when, with whom, where, and what can be done with it. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { confirm, mention } from '../../../lib/confirm';
import { addToPhoneCalendar } from '../../../lib/phone-calendar';
import { routes } from '../../../lib/routes';
import { bookingWords, dayText, rangeText } from '../../../shared/bookings/words';
import type { OwnBooking } from '../../../shared/bookings/views';
import { localDateTime } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';

interface BookingCardProps {
  booking: OwnBooking;
  busy: boolean;
  onCancel: () => void;
  onAnswer: (accept: boolean) => void;
}

async function keepInCalendar({ date, start, end }: OwnBooking): Promise<void> {
  const written = await addToPhoneCalendar({
    // Neutral: the calendar may be read over a shoulder.
    title: '学校的安排',
    startMs: localDateTime(date, start),
    endMs: localDateTime(date, end),
  });
  if (written) mention('记到手机日历里了');
}

async function askToCancel(onCancel: () => void): Promise<void> {
  const agreed = await confirm({
    title: '取消这次预约？',
    content: '位子会让给别的同学。以后随时可以再约。',
    cancelText: '先不取消',
    confirmText: '取消预约',
  });
  if (agreed) onCancel();
}

function Acts({ booking, busy, onCancel, onAnswer }: BookingCardProps) {
  const { bookingId, state, mayChange } = booking;
  if (state === 'proposed') {
    return (
      <View className="acts">
        <Tap id="agree" className="btn s" disabled={busy} onTap={() => onAnswer(true)}>
          我愿意
        </Tap>
        <Tap className="btn s plain" disabled={busy} onTap={() => onAnswer(false)}>
          这次不去
        </Tap>
      </View>
    );
  }
  const move = () => void Taro.navigateTo({ url: `${routes.book}?bookingId=${bookingId}` });
  return (
    <View className="acts">
      {mayChange ? (
        <Tap
          id="move"
          className={`btn s ${state === 'to-adjust' ? '' : 'soft'}`}
          disabled={busy}
          onTap={move}
        >
          改时间
        </Tap>
      ) : null}
      {state === 'confirmed' ? (
        <Tap className="btn s plain" onTap={() => void keepInCalendar(booking)}>
          记到日历
        </Tap>
      ) : null}
      {mayChange ? (
        <Tap
          id="cancel"
          className="btn s plain"
          disabled={busy}
          onTap={() => void askToCancel(onCancel)}
        >
          取消
        </Tap>
      ) : null}
    </View>
  );
}

export function BookingCard(props: BookingCardProps) {
  const { booking } = props;
  const { date, state, counsellor, room, answerBy } = booking;
  const nowMs = useMinute();
  return (
    <View className="card">
      <View className="head">{`${dayText(date, nowMs)} ${rangeText(booking)}`}</View>
      <View className="sub">{`${counsellor.name} · ${room.name}`}</View>
      {room.place === '' ? null : <View className="cap">{room.place}</View>}
      <View className="body said">{bookingWords(booking, nowMs)}</View>
      {answerBy === null ? null : (
        <View className="cap">{`${dayText(answerBy.date, nowMs)} ${answerBy.time} 前告诉我们就好`}</View>
      )}
      {state === 'cancelled' ? null : <Acts {...props} />}
    </View>
  );
}
