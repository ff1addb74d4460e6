/** WeChat's camera and album. The browser's is in pick-pictures.h5.ts. */
import Taro from '@tarojs/taro';
import { fitted, scaledTo, type Picked } from './fit-picture';

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

/** Encoded anew, small enough to be sent. */
async function encoded(src: string): Promise<string | null> {
  try {
    const { width, height } = await Taro.getImageInfo({ src });
    return await fitted(async ({ edge, quality }) => {
      const [compressedWidth, compressedHeight] = scaledTo(edge, width, height);
      const size = { compressedWidth, compressedHeight };
      const { tempFilePath } = await Taro.compressImage({ src, quality: quality * 100, ...size });
      return readBase64(tempFilePath);
    });
  } catch {
    return null; // a file that the phone itself cannot open: the page says so
  }
}

/** Paths of what the person chose; WeChat says that they closed the album as a failure. */
function chosenPaths(most: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    // By callbacks: Taro makes no promise of this one.
    void Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: ({ errMsg }) =>
        errMsg.includes('cancel') ? resolve([]) : reject(new Error('album not opened')),
    });
  });
}

/** Up to `most` pictures of the person's choice; none when they closed the album. Rejects when it did not open. */
export async function pickPictures(most: number): Promise<Picked[]> {
  const picked: Picked[] = [];
  for (const path of await chosenPaths(most)) picked.push({ path, bytes: await encoded(path) });
  return picked;
}
