/** The first page of a terminal: write, collect, or call somebody now. */
import { View } from '@tarojs/components';
import { BigAction } from '../../../ui/big-action';
import { EntryRow } from '../entry-row';
import { HotlineCard } from '../../../ui/hotlines';

export function Start(props: { onWrite: () => void; onCollect: () => void }) {
  return (
    <>
      <BigAction
        id="write"
        icon="message"
        title="写一封信"
        lines={['不用手机，也不用写名字。', '写完给你一个取信码，用它看回信。']}
        onTap={props.onWrite}
      />
      <View className="card list">
        <EntryRow
          id="collect"
          title="取信"
          hint="有取信码，就能看老师的回信"
          onTap={props.onCollect}
        />
      </View>
      <HotlineCard />
      <View className="cap">写的和看的，都不会留在这台设备上。</View>
    </>
  );
}
