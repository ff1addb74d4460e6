import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useMinute } from '../../lib/clock';
import { toLocalTime } from '../../shared/time/instant';

/** What people say at this hour of the school's day. */
function greetingAt(nowMs: number): string {
  const hour = Number(toLocalTime(nowMs).slice(0, 2));
  if (hour >= 5 && hour < 11) return '早上好';
  if (hour >= 11 && hour < 13) return '中午好';
  if (hour >= 13 && hour < 18) return '下午好';
  return '晚上好';
}

export function Greeting({ line, right }: { line: string; right?: ReactNode }) {
  return (
    <View className="greeting">
      <View className="grow">
        <View className="display">{greetingAt(useMinute())}</View>
        <View className="quiet">{line}</View>
      </View>
      {right}
    </View>
  );
}
