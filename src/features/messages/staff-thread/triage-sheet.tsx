/** 看依据: the words that fired, why, and who changed the level (M5). */
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useMinute } from '../../../lib/clock';
import { momentText } from '../../../shared/messages/due-text';
import type { StaffThread } from '../../../shared/messages/reply-contract';
import { LevelMark } from '../../../ui/level-mark';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { countThatFits, entryBytes, jsonBytes, textRoomBytes } from '../view-room';
import { hasVoice, onlyHeard, spansOf } from './level-card';
import type { StaffThreadData } from './use-staff-thread';

interface Row {
  bytes: number;
  content: ReactNode;
}

function spanRow({ words, reason }: ReturnType<typeof spansOf>[number]): Row {
  return {
    bytes: entryBytes + jsonBytes(words) + jsonBytes(reason),
    content: (
      <View className="grow">
        <View>“{words}”</View>
        <View className="cap">{reason}</View>
      </View>
    ),
  };
}

function changeRow(change: StaffThread['levelHistory'][number], nowMs: number): Row {
  return {
    bytes: entryBytes + jsonBytes(change.reason),
    content: (
      <>
        <LevelMark level={change.level} />
        <View className="grow">
          <View className="sub">{change.reason}</View>
          <View className="cap">{`${change.by} · ${momentText(change.atMs, nowMs)}`}</View>
        </View>
      </>
    ),
  };
}

/** How many more rows fit at once, after the first `count`. */
const nextCount = (rows: readonly Row[], count: number) =>
  count +
  countThatFits(
    rows.slice(count).map(({ bytes }) => bytes),
    textRoomBytes,
  );

export function TriageSheet({ data, onClose }: { data: StaffThreadData; onClose: () => void }) {
  const nowMs = useMinute();
  const spans = spansOf(data);
  const rows = [
    ...spans.map(spanRow),
    ...data.thread.levelHistory.map((change) => changeRow(change, nowMs)),
  ];
  const [count, setCount] = useState(() => nextCount(rows, 0));
  return (
    <Sheet title="依据" onClose={onClose}>
      {spans.length === 0 ? <View className="sub">没有词句触发。</View> : null}
      {hasVoice(data) ? <View className="sub">{onlyHeard}。</View> : null}
      <View>
        {rows.slice(0, count).map(({ content }, index) => (
          <View key={index} className="li">
            {content}
          </View>
        ))}
      </View>
      <View>
        {count >= rows.length ? null : (
          <Tap className="btn plain wide" onTap={() => setCount(nextCount(rows, count))}>
            再看 {rows.length - count} 条
          </Tap>
        )}
      </View>
    </Sheet>
  );
}
