/** ▶ and how long it is; while it plays, a tap ends it. */
import { Icon } from '../../../ui/icon';
import { Tap } from '../../../ui/tap';
import { View } from '@tarojs/components';
import type { Sound } from './sound';
import { usePlayer, type Playing } from './use-player';

const words: Record<Playing, string> = {
  silent: '听语音',
  loading: '正在打开语音',
  playing: '停下语音',
};

interface PlayButtonProps {
  id?: string;
  seconds: number;
  load: () => Promise<Sound>;
}

export function PlayButton({ id, seconds, load }: PlayButtonProps) {
  const { playing, toggle } = usePlayer(load);
  return (
    <Tap
      id={id}
      className={`voice-play${playing === 'silent' ? '' : ' on'}`}
      label={`${words[playing]}，${seconds} 秒`}
      onTap={toggle}
    >
      <Icon name={playing === 'silent' ? 'play' : 'stop'} size="s" />
      <View className="voice-waves" aria-hidden />
      <View className="nb">{playing === 'loading' ? '打开中' : `${seconds} 秒`}</View>
    </Tap>
  );
}
