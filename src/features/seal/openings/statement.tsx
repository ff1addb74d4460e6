/** The words for 110, when the two who open cannot be reached in time (M6). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OpeningView } from '../../../shared/seal/opening-contracts';
import { statementFor110 } from '../../../shared/seal/statement';
import { toLocalTime } from '../../../shared/time/instant';
import { call, hotlines } from '../../../ui/hotlines';
import { Tap } from '../../../ui/tap';

interface StatementProps {
  opening: OpeningView;
  schoolName: string;
  nowMs: number;
}

export function Statement({ opening, schoolName, nowMs }: StatementProps) {
  const [asked, setAsked] = useState(false);
  const isLate = opening.reachByMs <= nowMs;
  if (!isLate && !asked)
    return (
      <View className="se-stack">
        <View className="sub">
          {toLocalTime(opening.reachByMs)} 还找不到两位负责人，就打 110。觉得等不了，现在就打。
        </View>
        <Tap
          id={`to-110-${opening.openingId}`}
          className="btn plain wide"
          onTap={() => setAsked(true)}
        >
          看 110 怎么说
        </Tap>
      </View>
    );
  const words = statementFor110({ schoolName, ...opening });
  return (
    <View className="se-stack">
      <View className="head">{isLate ? '已经等了很久，请现在打 110' : '打 110 时照着念'}</View>
      <View className="card calm se-quote">{words}</View>
      <View className="row">
        <Tap className="btn plain grow" onTap={() => void Taro.setClipboardData({ data: words })}>
          复制
        </Tap>
        <Tap className="btn grow" onTap={() => call(hotlines.police)}>
          打 110
        </Tap>
      </View>
    </View>
  );
}
