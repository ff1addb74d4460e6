/** WeChat's scanner. */
import Taro from '@tarojs/taro';

export const canScan: boolean = true;

/** What the code says; null when the person closed the scanner. */
export async function scanText(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    return result;
  } catch {
    return null; // closed without a code: the person's own affair
  }
}
