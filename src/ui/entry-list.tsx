/** The role home's rows: at most five at once, what is beyond behind the last one (design: Navigation). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Entry } from '../lib/entries';
import { tabRoutes } from '../lib/routes';
import { Icon } from './icon';
import { Tap } from './tap';

const mostEntries = 5;

export function openPage(page: string): void {
  if (tabRoutes.includes(page)) void Taro.switchTab({ url: page });
  else void Taro.navigateTo({ url: page });
}

function EntryRow({ entry, owed }: { entry: Entry; owed: number }) {
  return (
    <Tap className="li" onTap={() => openPage(entry.page)}>
      <View className="grow">
        <View>{entry.title}</View>
        <View className="cap">{entry.hint}</View>
      </View>
      {owed > 0 ? <View className="pill brand">{owed} 条</View> : null}
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}

export function EntryList(props: { entries: readonly Entry[]; badges: Record<string, number> }) {
  const [isWhole, setWhole] = useState(false);
  const { entries, badges } = props;
  if (entries.length === 0) return null;
  const isLong = !isWhole && entries.length > mostEntries;
  const shown = isLong ? entries.slice(0, mostEntries - 1) : entries;
  const rest = entries.slice(mostEntries - 1).map(({ title }) => title);
  return (
    <View className="card list">
      {shown.map((entry) => (
        <EntryRow key={entry.page} entry={entry} owed={badges[entry.badgeAction ?? ''] ?? 0} />
      ))}
      {isLong ? (
        <Tap className="li" onTap={() => setWhole(true)}>
          <View className="grow">
            <View>更多</View>
            <View className="cap">{rest.join('、')}</View>
          </View>
          <View className="chev">
            <Icon name="chevron" size="s" />
          </View>
        </Tap>
      ) : null}
    </View>
  );
}
