/** 看依据: the words that fired, why, and who changed the level (M5). */
import { View } from '@tarojs/components';
import { useMinute } from '../../../lib/clock';
import { momentText } from '../../../shared/messages/due-text';
import { LevelMark } from '../../../ui/level-mark';
import { Sheet } from '../../../ui/sheet';
import { spansOf } from './level-card';
import type { StaffThreadData } from './use-staff-thread';

export function TriageSheet({ data, onClose }: { data: StaffThreadData; onClose: () => void }) {
  const nowMs = useMinute();
  const spans = spansOf(data);
  return (
    <Sheet title="依据" onClose={onClose}>
      {spans.length === 0 ? <View className="sub">没有词句触发。</View> : null}
      {spans.map((span, index) => (
        <View key={index} className="li">
          <View className="grow">
            <View>“{span.words}”</View>
            <View className="cap">{span.reason}</View>
          </View>
        </View>
      ))}
      {data.thread.levelHistory.map((change, index) => (
        <View key={`change-${index}`} className="li">
          <LevelMark level={change.level} />
          <View className="grow">
            <View className="sub">{change.reason}</View>
            <View className="cap">{`${change.by} · ${momentText(change.atMs, nowMs)}`}</View>
          </View>
        </View>
      ))}
    </Sheet>
  );
}
