/** The words for 110, when the two who open cannot be reached in time (M6). */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OpeningView } from '../../../shared/seal/opening-contracts';
import { statementFor110 } from '../../../shared/seal/statement';
import { toLocalTime } from '../../../shared/time/instant';
import { Tap } from '../../../ui/tap';
import { WordsFor110 } from '../words-for-110';

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
  return (
    <WordsFor110
      head={isLate ? '已经等了很久，请现在打 110' : '打 110 时照着念'}
      words={statementFor110({ schoolName, ...opening })}
    />
  );
}
