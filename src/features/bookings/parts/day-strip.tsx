/** The days to choose from; full ones are shown as full and lead to the line, days without anybody lead nowhere. */
import { View } from '@tarojs/components';
import { stripText, weekdayText } from '../../../shared/bookings/words';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import type { Day } from './types';

interface DayStripProps {
  days: readonly Day[];
  today: string;
  chosen: string | null;
  onChoose: (date: string) => void;
}

function wordOf({ date, state, slots }: Day, today: string): string {
  if (state === 'open') return `${slots.length} 个`;
  if (date === today) return '今天';
  return state === 'full' ? '约满' : '没有';
}

export function DayStrip({ days, today, chosen, onChoose }: DayStripProps) {
  return (
    <View className="days" {...aria({ role: 'radiogroup', label: '日期' })}>
      {days.map((day) => {
        const { date, state } = day;
        const isFull = state === 'full';
        return (
          <Tap
            key={date}
            role="radio"
            id={`day-${date}`}
            className={`day${date === chosen ? ' on' : ''}${isFull ? ' full' : ''}`}
            chosen={date === chosen}
            disabled={state === 'none'}
            onTap={() => onChoose(date)}
          >
            <View className="cap">{weekdayText(date)}</View>
            <View className="day-number">{stripText(date)}</View>
            <View className="cap">{wordOf(day, today)}</View>
          </Tap>
        );
      })}
    </View>
  );
}

/** What a page shows first: the chosen day while it is there, else the first with an open slot. */
export function dayToShow(days: readonly Day[], chosen: string | null): Day | null {
  return (
    days.find(({ date, state }) => date === chosen && state !== 'none') ??
    days.find(({ state }) => state === 'open') ??
    days.find(({ state }) => state === 'full') ??
    null
  );
}
