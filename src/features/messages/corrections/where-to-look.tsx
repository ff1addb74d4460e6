/** The threads themselves: what was written is read there, under the rights of the thread. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { routes } from '../../../lib/routes';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/icon';
import { LevelMark } from '../../../ui/level-mark';
import { Tap } from '../../../ui/tap';
import { kindWords, lengthWords } from '../kind-words';
import type { Shown } from './months';

type Row = Shown['threads'][number];

function wordsOf({ direction, kind, length }: Row): string {
  if (direction === 'lowered') return `看重了 · ${kindWords[kind]}`;
  return `没看出来 · ${kind === 'unknown' ? lengthWords[length] : kindWords[kind]}`;
}

function Look({ row }: { row: Row }) {
  const { threadId, alias, said, to } = row;
  return (
    <Tap
      className="li"
      onTap={() => void Taro.navigateTo({ url: `${routes.staffThread}?threadId=${threadId}` })}
    >
      <View className="row g6">
        <LevelMark level={said} />
        <View className="cap" {...aria({ role: 'img', label: '改成' })}>
          →
        </View>
        <LevelMark level={to} />
      </View>
      <View className="grow">
        <View>{alias}</View>
        <View className="cap">{wordsOf(row)}</View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

export function WhereToLook({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <View>
      <View className="sub co-above">点开看是哪几段</View>
      <View className="card list">
        {rows.map((row) => (
          <Look key={`${row.threadId}.${row.direction}.${row.said}.${row.to}`} row={row} />
        ))}
      </View>
    </View>
  );
}
