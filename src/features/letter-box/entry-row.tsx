/** A row that leads somewhere. */
import { View } from '@tarojs/components';
import { Icon } from '../../ui/icon';
import { Tap } from '../../ui/tap';

export function EntryRow(props: { id: string; title: string; hint: string; onTap: () => void }) {
  return (
    <Tap id={props.id} className="li" onTap={props.onTap}>
      <View className="grow">
        <View>{props.title}</View>
        <View className="cap">{props.hint}</View>
      </View>
      <View className="chev">
        <Icon name="chevron" size="s" />
      </View>
    </Tap>
  );
}
