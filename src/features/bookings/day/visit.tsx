/** One booking of the day with what the counsellor may do: came or not once it has begun, another time before. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { topicWords } from '../../../shared/bookings/model';
import { originWords, stateWords } from '../../../shared/bookings/words';
import type { DayBooking } from '../../../shared/bookings/views';
import { localDateTime } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import { ReasonField } from '../../../ui/reason-field';

interface VisitProps {
  booking: DayBooking;
  busy: boolean;
  onCame: (came: boolean) => void;
  onPlan: (plan: boolean) => void;
  onPutOff: (reason: string) => void;
}

function linesOf({ className, topic, origin, plan, room }: DayBooking): string {
  const about = topic === null ? '' : `想聊${topicWords[topic]}`;
  return [className, room, about, originWords[origin], plan ? '计划内' : '']
    .filter((part) => part !== '')
    .join(' · ');
}

/** B2: sessions of a plan do not count in the child's month; only staff see which are. */
function PlanMark({ booking: { plan }, busy, onPlan }: VisitProps) {
  return (
    <Tap className="btn s plain" disabled={busy} onTap={() => onPlan(!plan)}>
      {plan ? '改为计次' : '计划内，不计次'}
    </Tap>
  );
}

function Acts(props: VisitProps) {
  const { booking, busy, onCame, onPutOff } = props;
  const hasBegun = localDateTime(booking.date, booking.start) <= useMinute();
  const [asks, setAsks] = useState(false);
  const { state } = booking;
  if (hasBegun && (state === 'confirmed' || state === 'done' || state === 'no-show')) {
    return (
      <View className="acts">
        {state === 'done' ? null : (
          <Tap className="btn s soft" disabled={busy} onTap={() => onCame(true)}>
            来了
          </Tap>
        )}
        {state === 'no-show' ? null : (
          <Tap className="btn s plain" disabled={busy} onTap={() => onCame(false)}>
            没来
          </Tap>
        )}
        {state === 'no-show' ? null : <PlanMark {...props} />}
      </View>
    );
  }
  if (hasBegun || (state !== 'confirmed' && state !== 'proposed')) return null;
  if (asks) {
    return (
      <ReasonField
        id={booking.bookingId}
        label="改期的原因"
        placeholder="比如：临时开会。只留在记录里，学生看不到"
        word="改期，通知学生"
        busy={busy}
        onSend={onPutOff}
      />
    );
  }
  return (
    <View className="acts">
      <Tap className="btn s plain" disabled={busy} onTap={() => setAsks(true)}>
        改期
      </Tap>
      <PlanMark {...props} />
    </View>
  );
}

export function Visit(props: VisitProps) {
  const { booking } = props;
  return (
    <View className="visit">
      <View className="visit-time">{booking.start}</View>
      <View className="grow">
        <View className="between">
          <View className="b">{booking.studentName}</View>
          <View className={`pill${booking.state === 'done' ? ' brand' : ''}`}>
            {stateWords[booking.state]}
          </View>
        </View>
        <View className="sub">{linesOf(booking)}</View>
        <Acts {...props} />
      </View>
    </View>
  );
}
