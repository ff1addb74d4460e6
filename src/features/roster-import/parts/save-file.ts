/** Hands a file over: WeChat opens a workbook with its menu (forward, keep), a CSV it can only forward. */
import Taro from '@tarojs/taro';
import type { PickedFile } from './picked-file';

function write(filePath: string, bytes: string): Promise<void> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      encoding: 'base64',
      success: () => resolve(),
      fail: reject,
    });
  });
}

export async function saveFile({ name, bytes }: PickedFile): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  await write(filePath, bytes);
  if (name.endsWith('.xlsx'))
    await Taro.openDocument({ filePath, showMenu: true, fileType: 'xlsx' });
  else await Taro.shareFileMessage({ filePath, fileName: name });
}
