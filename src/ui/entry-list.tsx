/** The role home's rows: at most five (design: Navigation). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { Entry } from '../lib/entries';
import { tabRoutes } from '../lib/routes';
import { Icon } from './icon';
import { Tap } from './tap';

const mostEntries = 5;

export function openPage(page: string): void {
  if (tabRoutes.includes(page)) void Taro.switchTab({ url: page });
  else void Taro.navigateTo({ url: page });
}

export function EntryList(props: { entries: readonly Entry[]; badges: Record<string, number> }) {
  if (props.entries.length === 0) return null;
  return (
    <View className="card list">
      {props.entries.slice(0, mostEntries).map((entry) => {
        const owed = props.badges[entry.badgeAction ?? ''] ?? 0;
        return (
          <Tap key={entry.page} className="li" onTap={() => openPage(entry.page)}>
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
      })}
    </View>
  );
}
