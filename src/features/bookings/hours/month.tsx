/** 哪天不一样 (B1): the next thirty days as a calendar on the wall, and the chosen one below. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { dateText, stripText } from '../../../shared/bookings/words';
import { dayOfWeek } from '../../../shared/time/instant';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import { DayPanel } from './day-panel';
import { isThere, kindWords, ownWindows, type Day } from './day-facts';
import type { Hours, HoursActs } from './use-hours';

const names = ['一', '二', '三', '四', '五', '六', '日'] as const;

const legend = {
  休: '放假',
  班: '调休上课',
  开: '放假也开放',
  改: '时间不同',
  关: '不开放',
} as const;

/** One character or a figure under the date: what is unlike other days comes first. */
function markOf(hours: Hours, day: Day): string {
  if (day.closed) return '关';
  if (day.booked > 0) return `${day.booked} 约`;
  const isOff = day.kind === 'weekend' || day.kind === 'holiday';
  if (isOff) return isThere(hours, day) ? '开' : '休';
  if (ownWindows(hours, day.date) !== null) return '改';
  return day.kind === 'made-up' ? '班' : '';
}

function labelOf(hours: Hours, day: Day): string {
  const parts = [
    dateText(day.date),
    kindWords[day.kind],
    isThere(hours, day) ? '开放' : '不开放',
    day.booked === 0 ? '' : `${day.booked} 个预约`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

interface MonthProps {
  hours: Hours;
  busy: boolean;
  acts: HoursActs;
}

function DayCell({
  hours,
  day,
  isChosen,
  onTap,
}: {
  hours: Hours;
  day: Day;
  isChosen: boolean;
  onTap: () => void;
}) {
  const isOff = !isThere(hours, day);
  const isToday = day === hours.days[0];
  return (
    <Tap
      id={`day-${day.date}`}
      role="radio"
      className={`month-day${isOff ? ' off' : ''}${isToday ? ' today' : ''}${isChosen ? ' on' : ''}`}
      chosen={isChosen}
      label={labelOf(hours, day)}
      onTap={onTap}
    >
      <View className="month-number">{stripText(day.date)}</View>
      <View className="cap">{markOf(hours, day)}</View>
    </Tap>
  );
}

export function Month(props: MonthProps) {
  const { hours } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const day = hours.days.find(({ date }) => date === chosen);
  const [first] = hours.days;
  // Only what is in sight is explained.
  const marks = hours.days.map((one) => markOf(hours, one));
  const before = first === undefined ? 0 : dayOfWeek(first.date) - 1;
  return (
    <View className="card">
      <View className="head">哪天不一样</View>
      <View className="sub">点一天，可以单独开放、改时间，或者不开放。</View>
      <View className="month-names cap" aria-hidden>
        {names.map((name) => (
          <View key={name}>{name}</View>
        ))}
      </View>
      <View className="month-days" {...aria({ role: 'radiogroup', label: '哪天不一样' })}>
        {Array.from({ length: before }, (_, place) => (
          <View key={`before-${place}`} />
        ))}
        {hours.days.map((one) => (
          <DayCell
            key={one.date}
            hours={hours}
            day={one}
            isChosen={one.date === chosen}
            onTap={() => setChosen(one.date === chosen ? null : one.date)}
          />
        ))}
      </View>
      <View className="cap month-legend">
        {Object.entries(legend)
          .filter(([mark]) => marks.includes(mark))
          .map(([mark, words]) => `${mark} ${words}`)
          .join('　')}
      </View>
      {day === undefined ? null : (
        <DayPanel key={`${day.date}.${hours.version}.${day.closed}`} {...props} day={day} />
      )}
    </View>
  );
}
