import { View } from '@tarojs/components';
import { useState } from 'react';
import { rangeText } from '../../../shared/bookings/words';
import { Tap } from '../../../ui/tap';
import { areWhole, PatternRow, type Window } from './pattern-row';
import type { Hours } from './use-hours';

/** In the order of the pattern's days; the sixth is any school day on a weekend. */
const days = [
  { short: '周一', name: '周一' },
  { short: '周二', name: '周二' },
  { short: '周三', name: '周三' },
  { short: '周四', name: '周四' },
  { short: '周五', name: '周五' },
  { short: '调休', name: '调休上课日' },
] as const;

interface WeekPatternProps {
  hours: Hours;
  busy: boolean;
  onSave: (weekly: Hours['weekly']) => void;
}

export function WeekPattern({ hours, busy, onSave }: WeekPatternProps) {
  const [weekly, setWeekly] = useState(hours.weekly);
  const change = (day: number, windows: readonly Window[]) =>
    setWeekly((last) => [
      ...last.filter((one) => one.day !== day),
      ...windows.map((window) => ({ day, ...window })),
    ]);
  const isWhole = areWhole(weekly);
  return (
    <View className="card">
      <View className="head">每周什么时候在</View>
      <View className="sub">
        {`辅导室上学日开放 ${rangeText(hours.hours)}，之外的时间学生约不到。`}
      </View>
      <View className="hours-list">
        {days.map(({ short, name }, index) => (
          <PatternRow
            key={name}
            short={short}
            name={name}
            usual={hours.hours}
            windows={weekly.filter(({ day }) => day === index + 1)}
            onChange={(windows) => change(index + 1, windows)}
          />
        ))}
      </View>
      <View className="cap">调休，是周末补课的那天。改了时间，已经约好的不会变。</View>
      <View className="acts">
        <Tap
          id="save-hours"
          className="btn s"
          disabled={busy || !isWhole}
          onTap={() => onSave(weekly)}
        >
          {isWhole ? '保存每周时间' : '结束要晚于开始'}
        </Tap>
      </View>
    </View>
  );
}
