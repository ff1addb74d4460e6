/** A share as a bar with its target dashed; the figures stand beside it (T2, G3). */
import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { meetsTarget, percentOf, type Share } from '../../../shared/training/participation';
import { percentText } from '../../../shared/training/words';

interface ShareBarProps {
  name: string;
  share: Share;
  targetPercent: number;
}

const wide = (percent: number) => ({ width: `${percent}%` }) as CSSProperties;

export function ShareBar({ name, share, targetPercent }: ShareBarProps) {
  const percent = percentOf(share);
  const isMet = meetsTarget(share, targetPercent);
  return (
    <View className="tr-share">
      <View className="between">
        <View className="b">{name}</View>
        <View className="sub tr-figure">
          {`${share.of} 人中 ${share.reached} 人 · ${percentText(percent)}`}
        </View>
      </View>
      <View className="tr-bar" aria-hidden>
        <View className={`tr-bar-in${isMet ? ' met' : ''}`} style={wide(percent ?? 0)} />
        <View className="tr-bar-target" style={{ left: `${targetPercent}%` }} />
      </View>
    </View>
  );
}
