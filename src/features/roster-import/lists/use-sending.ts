/** Choosing a list and sending it: what stands on the page meanwhile. */
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { mention } from '../../../lib/confirm';
import { pickFile } from '../parts/pick-file';
import { sendFile, tooLarge } from '../parts/send-file';
import { importRoute } from '../parts/words';

export interface Sending {
  /** Null: nothing is under way. */
  progress: { name: string; sent: number; parts: number } | null;
  choose: () => void;
}

const tooLargeText = '这份名单太大了。分成几份，比如一个年级一份。';

export function useSending(): Sending {
  const [progress, setProgress] = useState<Sending['progress']>(null);
  const choose = async () => {
    try {
      const file = await pickFile();
      if (file === null) return;
      if (file.bytes === '') return mention('这个文件是空的');
      setProgress({ name: file.name, sent: 0, parts: 1 });
      const view = await sendFile(file, (sent, parts) =>
        setProgress({ name: file.name, sent, parts }),
      );
      if (view === tooLarge) mention(tooLargeText);
      else if (view) await Taro.navigateTo({ url: `${importRoute}?id=${view.importId}` });
    } catch (thrown) {
      mention(asAppError(thrown).text);
    } finally {
      setProgress(null);
    }
  };
  return { progress, choose: () => void choose() };
}
