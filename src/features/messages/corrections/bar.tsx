/** A bar against the largest of its picture; `part` of it hatched at the end. What it says stands beside it in words. */
import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';

export type Tone = 'red' | 'missed' | 'reason';

interface BarProps {
  tone: Tone;
  whole: number;
  part?: number;
  /** The whole of the longest bar. */
  most: number;
}

const wide = (share: number) => ({ width: `${share * 100}%` }) as CSSProperties;

export function Bar({ tone, whole, part: some = 0, most }: BarProps) {
  // Of a thread that is just going away one figure may be a moment ahead of the other.
  const part = Math.min(some, whole);
  return (
    <View className="co-bar" aria-hidden>
      <View className={`co-in co-${tone}`} style={wide((whole - part) / Math.max(most, 1))} />
      <View className="co-in co-part" style={wide(part / Math.max(most, 1))} />
    </View>
  );
}
