import { View } from '@tarojs/components';
import { aria } from './aria';
import { Icon, type IconName } from './icon';

/** One calm sentence; never an alarm colour. */
export function Banner(props: { text: string; icon?: IconName; className?: string }) {
  return (
    <View className={`banner ${props.className ?? ''}`} {...aria({ role: 'status' })}>
      <Icon name={props.icon ?? 'info'} size="s" />
      <View className="grow">{props.text}</View>
    </View>
  );
}
