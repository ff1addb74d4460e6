/** How far something is: a bar, and the same in words. */
import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { aria } from '../../../ui/aria';

interface ProgressProps {
  word: string;
  done: number;
  of: number;
  unit: string;
}

export function Progress({ word, done, of, unit }: ProgressProps) {
  const percent = of === 0 ? 0 : Math.round((100 * done) / of);
  return (
    <View {...aria({ role: 'status' })}>
      <View className="between">
        <View className="sub">{word}</View>
        <View className="sub ri-figure">{`${of} ${unit}中 ${done} ${unit}`}</View>
      </View>
      <View className="ri-bar" aria-hidden>
        <View className="ri-bar-in" style={{ width: `${percent}%` } as CSSProperties} />
      </View>
    </View>
  );
}
