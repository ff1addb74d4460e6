/** WeChat plays a file, which is gone afterwards. The browser's is in player.h5.ts. */
import Taro from '@tarojs/taro';
import type { Sound } from './sound';

/** One name, so that what an earlier start of the app left is written over. */
const fileOf = (kind: Sound['kind']) => `${Taro.env.USER_DATA_PATH}/voice.${kind}`;

/** Plays it once; answers how to end it before its end. `onEnd` comes once, with whether it could be heard. */
export function playSound({ kind, bytes }: Sound, onEnd: (heard: boolean) => void): () => void {
  const filePath = fileOf(kind);
  const files = Taro.getFileSystemManager();
  // Also when the phone is set to be silent: whoever tapped wants to hear it.
  Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined);
  const audio = Taro.createInnerAudioContext();
  let isOver = false;
  const over = (heard: boolean) => {
    if (isOver) return;
    isOver = true;
    audio.destroy();
    files.unlink({ filePath, fail: () => undefined });
    onEnd(heard);
  };
  audio.onEnded(() => over(true));
  audio.onError(() => over(false));
  files.writeFile({
    filePath,
    data: bytes,
    encoding: 'base64',
    success: () => {
      if (isOver) return void files.unlink({ filePath, fail: () => undefined });
      audio.src = filePath;
      audio.play();
    },
    fail: () => over(false),
  });
  return () => over(true);
}
