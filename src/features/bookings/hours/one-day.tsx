/** One day that is not like every week: other hours, or closed (B1). */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute } from '../../../lib/clock';
import { dateText } from '../../../shared/bookings/words';
import { addDays, dayOfWeek, toLocalDate } from '../../../shared/time/instant';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import { ReasonField } from '../parts/reason-field';
import { areWhole, PatternRow, type Window } from './pattern-row';
import type { Hours, HoursActs } from './use-hours';

const daysShown = 14;
const saturday = 6;

interface OneDayProps {
  hours: Hours;
  busy: boolean;
  acts: HoursActs;
}

/** What holds on the day now: its own hours, else those of the week. */
function windowsOn({ weekly, exceptions }: Hours, date: string): readonly Window[] {
  const own = exceptions.find((one) => one.date === date)?.windows;
  const day = Math.min(dayOfWeek(date), saturday);
  return (
    own ?? weekly.filter((one) => one.day === day).map(({ start, end }): Window => ({ start, end }))
  );
}

function OwnHours({ hours, busy, acts, date }: OneDayProps & { date: string }) {
  const [windows, setWindows] = useState(() => windowsOn(hours, date));
  const isOwn = hours.exceptions.some((one) => one.date === date);
  const isWhole = areWhole(windows);
  return (
    <>
      <PatternRow name={dateText(date)} windows={windows} onChange={setWindows} />
      <View className="acts">
        <Tap
          id="save-day"
          className="btn s soft"
          disabled={busy || !isWhole}
          onTap={() => acts.saveDay(date, windows)}
        >
          {isWhole ? '只改这一天' : '结束要晚于开始'}
        </Tap>
        {isOwn ? (
          <Tap className="btn s plain" disabled={busy} onTap={() => acts.saveDay(date, null)}>
            和每周一样
          </Tap>
        ) : null}
      </View>
    </>
  );
}

function ChosenDay(props: OneDayProps & { date: string }) {
  const { hours, busy, acts, date } = props;
  if (hours.closedDates.includes(date))
    return (
      <View className="acts">
        <Tap className="btn s soft" disabled={busy} onTap={() => acts.reopen(date)}>
          恢复这一天
        </Tap>
      </View>
    );
  return (
    <>
      <OwnHours {...props} />
      <View className="sub day-closing">
        整天来不了，就关上这一天：约好的会变成待调整，并通知学生。
      </View>
      <ReasonField
        id={date}
        label="关这一天的原因"
        placeholder="比如：外出培训"
        word="关上这一天"
        busy={busy}
        onSend={(reason) => acts.close(date, reason)}
      />
    </>
  );
}

function wordsOf({ closedDates, exceptions }: Hours, date: string): string {
  if (closedDates.includes(date)) return `${dateText(date)}（已关）`;
  const isOwn = exceptions.some((one) => one.date === date);
  return isOwn ? `${dateText(date)}（单独）` : dateText(date);
}

export function OneDay(props: OneDayProps) {
  const { hours } = props;
  const today = toLocalDate(useMinute());
  const [chosen, setChosen] = useState<string | null>(null);
  const dates = Array.from({ length: daysShown }, (_, days) => addDays(today, days)).filter(
    (date) => dayOfWeek(date) < saturday,
  );
  return (
    <View className="card">
      <View className="head">哪天不一样</View>
      <View className="sub choice-title">选一天，单独改时间，或者关上。</View>
      <View className="wrap" {...aria({ role: 'radiogroup', label: '哪天不一样' })}>
        {dates.map((date) => (
          <Tap
            key={date}
            role="radio"
            className={`chip${date === chosen ? ' on' : ''}`}
            chosen={date === chosen}
            onTap={() => setChosen(date === chosen ? null : date)}
          >
            {wordsOf(hours, date)}
          </Tap>
        ))}
      </View>
      {chosen === null ? null : (
        <ChosenDay key={`${chosen}.${hours.version}`} {...props} date={chosen} />
      )}
    </View>
  );
}
