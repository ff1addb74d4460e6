import { View } from '@tarojs/components';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

/** The one thing of the page: icon, title, two true lines, the drop. */
export function BigAction(props: {
  id?: string;
  icon: IconName;
  title: string;
  lines: readonly [string, string];
  onTap: () => void;
}) {
  return (
    <Tap id={props.id} className="action" onTap={props.onTap}>
      <View className="drop" />
      <View className="row g8">
        <Icon name={props.icon} size="l" />
        <View className="title">{props.title}</View>
      </View>
      <View className="action-text">
        <View>{props.lines[0]}</View>
        <View>{props.lines[1]}</View>
      </View>
    </Tap>
  );
}
