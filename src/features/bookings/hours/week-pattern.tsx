import { View } from '@tarojs/components';
import { useState } from 'react';
import { Tap } from '../../../ui/tap';
import { areWhole, PatternRow, type Window } from './pattern-row';
import type { Hours } from './use-hours';

const dayNames = ['周一', '周二', '周三', '周四', '周五', '调休上课日'] as const;

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
      {dayNames.map((name, index) => (
        <PatternRow
          key={name}
          name={name}
          windows={weekly.filter(({ day }) => day === index + 1)}
          onChange={(windows) => change(index + 1, windows)}
        />
      ))}
      <View className="cap">已经约好的不会变。实际开放以辅导室开放时间为准。</View>
      <View className="acts">
        <Tap
          id="save-hours"
          className="btn s"
          disabled={busy || !isWhole}
          onTap={() => onSave(weekly)}
        >
          {isWhole ? '保存' : '结束要晚于开始'}
        </Tap>
      </View>
    </View>
  );
}
