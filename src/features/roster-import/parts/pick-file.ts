/** A file out of a chat: WeChat has no other. The browser's dialog is in pick-file.h5.ts. */
import Taro from '@tarojs/taro';
import type { PickedFile } from './picked-file';

function readBase64(filePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });
}

/** The file of the person's choice; null when they closed the dialog, which WeChat calls a failure. */
export async function pickFile(): Promise<PickedFile | null> {
  const chosen = await new Promise<Taro.chooseMessageFile.ChooseFile | null>((resolve, reject) => {
    void Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'csv'],
      success: ({ tempFiles }) => resolve(tempFiles[0] ?? null),
      fail: ({ errMsg }) =>
        errMsg.includes('cancel') ? resolve(null) : reject(new Error('files not opened')),
    });
  });
  if (chosen === null) return null;
  return { name: chosen.name, bytes: await readBase64(chosen.path) };
}
