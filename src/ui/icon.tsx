import { View } from '@tarojs/components';

export type IconName =
  | 'hide'
  | 'phone'
  | 'pen'
  | 'calendar'
  | 'chevron'
  | 'back'
  | 'home'
  | 'message'
  | 'person'
  | 'cloud'
  | 'info'
  | 'check'
  | 'kept'
  | 'clock'
  | 'over'
  | 'bell'
  | 'send'
  | 'swap'
  | 'more'
  // Drawn by the feature that needs them.
  | 'pin'
  | 'lock'
  | 'plus'
  | 'cross'
  | 'people'
  | 'mic'
  | 'play'
  | 'stop';

/** A line drawing in the colour of the text (css/icons.css); words beside it say what it means. */
export function Icon({ name, size = '' }: { name: IconName; size?: '' | 's' | 'xs' | 'l' }) {
  return <View className={`i i-${name}${size === '' ? '' : ` ${size}`}`} aria-hidden />;
}
