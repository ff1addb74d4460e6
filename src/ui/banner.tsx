import { View } from '@tarojs/components';
import { aria } from './aria';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

interface BannerProps {
  text: string;
  icon?: IconName;
  className?: string;
  action?: { word: string; onTap: () => void } | undefined;
}

/** One calm sentence; never an alarm colour. */
export function Banner({ text, icon = 'info', className = '', action }: BannerProps) {
  return (
    <View className={`banner ${className}`} {...aria({ role: 'status' })}>
      <Icon name={icon} size="s" />
      <View className="grow">{text}</View>
      {action === undefined ? null : (
        <Tap className="btn s plain" onTap={action.onTap}>
          {action.word}
        </Tap>
      )}
    </View>
  );
}
