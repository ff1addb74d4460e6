/** 今日预约 (B1, B3): the day, its visits, and the wishes for one session more that wait for a reason (B2). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import { routes } from '../../../lib/routes';
import type { OutputOf } from '../../../shared/action/contract';
import {
  counsellorDay,
  forwardRequest,
  markCame,
  markPlan,
  putOffBooking,
  reopenDay,
} from '../../../shared/bookings/counsellor-contracts';
import { dateText, dayText, monthText } from '../../../shared/bookings/words';
import { staffBudget } from '../../../shared/polling/plan';
import { addDays, toLocalDate } from '../../../shared/time/instant';
import { Icon } from '../../../ui/icon';
import { LiveState } from '../../../ui/live-state';
import { Empty } from '../../../ui/states';
import { Tap } from '../../../ui/tap';
import { ColleagueChoice } from '../parts/colleague-choice';
import { ReasonField } from '../../../ui/reason-field';
import { useAct } from '../../../lib/use-act';
import { Visit } from './visit';

type DayView = OutputOf<typeof counsellorDay>;

function DayChoice({ date, onChoose }: { date: string; onChoose: (date: string) => void }) {
  const nowMs = useMinute();
  const today = toLocalDate(nowMs);
  return (
    <View className="between">
      <Tap className="ib sunk" label="前一天" onTap={() => onChoose(addDays(date, -1))}>
        <Icon name="back" size="s" />
      </Tap>
      <View className="grow center">
        <View className="head">{dateText(date)}</View>
        <View className="cap">{date === today ? '今天' : dayText(date, nowMs)}</View>
      </View>
      <Tap className="ib sunk" label="后一天" onTap={() => onChoose(addDays(date, 1))}>
        <Icon name="chevron" size="s" />
      </Tap>
    </View>
  );
}

function Requests({
  day,
  busy,
  onForward,
}: {
  day: DayView;
  busy: boolean;
  onForward: (requestId: string, reason: string) => void;
}) {
  const asked = day.requests.filter(({ state }) => state === 'asked');
  return (
    <>
      {asked.map(({ requestId, studentName, className, month }) => (
        <View key={requestId} className="card">
          <View className="head">{`${studentName}想在 ${monthText(month)}再约一次`}</View>
          <View className="sub">{`${className} · 这个月的次数约满了。写一句理由，交给学校决定。`}</View>
          <ReasonField
            id={requestId}
            label="理由"
            placeholder="学校只看年级和这句理由，请不要写名字"
            word="交给学校"
            busy={busy}
            onSend={(reason) => onForward(requestId, reason)}
          />
        </View>
      ))}
    </>
  );
}

/** Where hours are changed and, for the lead, rooms. */
function Ways({ isLead }: { isLead: boolean }) {
  const to = (url: string) => void Taro.navigateTo({ url });
  return (
    <View className="card list">
      <Tap id="to-hours" className="li" onTap={() => to(routes.bookingHours)}>
        <View className="grow">
          <View>可约时间</View>
          <View className="sub">每周什么时候在，哪天开放，哪天不开放</View>
        </View>
        <Icon name="chevron" size="s" />
      </Tap>
      {isLead ? (
        <Tap id="to-rooms" className="li" onTap={() => to(routes.bookingRooms)}>
          <View className="grow">
            <View>辅导室</View>
            <View className="sub">有哪几间，哪间先关上</View>
          </View>
          <Icon name="chevron" size="s" />
        </Tap>
      ) : null}
    </View>
  );
}

function factsOf({ open, waiting, closed }: DayView): string {
  if (closed) return '这一天不开放预约';
  const line = waiting === 0 ? '' : `，${waiting} 人在排队`;
  return `还有 ${open} 个空位${line}`;
}

export function DayPage({ personId }: { personId: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [ofId, setOfId] = useState(personId);
  const today = toLocalDate(useMinute());
  const date = chosen ?? today;
  const live = useLive(`booking-day.${ofId}.${date}`, {
    budget: staffBudget,
    load: () => callAction(counsellorDay, { date, counsellorId: ofId }),
    urgency: () => 'idle',
  });
  const { busy, act } = useAct(live.reload);
  const day = live.data;
  return (
    <>
      <DayChoice date={date} onChoose={setChosen} />
      {day === undefined ? (
        <LiveState live={live} />
      ) : (
        <>
          <ColleagueChoice colleagues={day.colleagues} chosen={ofId} onChoose={setOfId} />
          <Requests
            day={day}
            busy={busy}
            onForward={(requestId, reason) =>
              act(() => callAction(forwardRequest, { requestId, reason }))
            }
          />
          <View className="sub list-title">{factsOf(day)}</View>
          {day.bookings.length === 0 ? (
            <Empty what="这一天没有预约" how="学生约了，这里会看到。" />
          ) : (
            <View className="card list">
              {day.bookings.map((booking) => (
                <Visit
                  key={booking.bookingId}
                  booking={booking}
                  busy={busy}
                  onCame={(came) =>
                    act(() => callAction(markCame, { bookingId: booking.bookingId, came }))
                  }
                  onPlan={(plan) =>
                    act(() => callAction(markPlan, { bookingId: booking.bookingId, plan }))
                  }
                  onPutOff={(reason) =>
                    act(() => callAction(putOffBooking, { bookingId: booking.bookingId, reason }))
                  }
                />
              ))}
            </View>
          )}
          {day.closed && date >= today ? (
            <Tap
              className="btn soft wide"
              disabled={busy}
              onTap={() => act(() => callAction(reopenDay, { counsellorId: ofId, date }))}
            >
              恢复这一天的预约
            </Tap>
          ) : null}
        </>
      )}
      <Ways isLead={(day?.colleagues.length ?? 0) > 0} />
    </>
  );
}
