/** A file for somebody else. WeChat opens a workbook with its menu (forward, keep); any other it hands on through a chat. */
import Taro from '@tarojs/taro';

type Encoding = 'utf8' | 'base64';

function write(filePath: string, data: string, encoding: Encoding): Promise<void> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}

export async function saveFile(name: string, data: string, encoding: Encoding): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  await write(filePath, data, encoding);
  if (name.endsWith('.xlsx'))
    await Taro.openDocument({ filePath, showMenu: true, fileType: 'xlsx' });
  else await handOn(filePath, name);
}

/** Whoever closes the list of chats has thought better of it. */
async function handOn(filePath: string, fileName: string): Promise<void> {
  try {
    await Taro.shareFileMessage({ filePath, fileName });
  } catch (error) {
    if (!/cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg))) throw error;
  }
}
