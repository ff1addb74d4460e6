/** A text file for somebody else: WeChat hands files on through a chat. */
import Taro from '@tarojs/taro';

/** True when it was handed on; false when the person thought better of it. */
export async function saveTextFile(name: string, text: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
  try {
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    return false; // closed without choosing a chat: the person's own affair
  }
}
