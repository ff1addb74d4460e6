/** What to read out at 110: to copy, or to call at once. */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { call, hotlines } from '../../ui/hotlines';
import { Tap } from '../../ui/tap';

export function WordsFor110({ head, words }: { head: string; words: string }) {
  return (
    <View className="se-stack">
      <View className="head">{head}</View>
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
