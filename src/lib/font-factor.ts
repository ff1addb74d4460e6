/** The large-font factor from WeChat's own setting (design: --fs 1 · 1.15 · 1.3). */
import Taro from '@tarojs/taro';

/** WeChat's standard is 16 (17 on some systems); 关怀模式 and the larger steps lie above. */
export function fontFactor(): number {
  // The types of Taro do not know this field of getAppBaseInfo yet.
  const info = Taro.getAppBaseInfo() as unknown as { fontSizeSetting?: number };
  const size = info.fontSizeSetting ?? 16;
  if (size <= 17) return 1;
  return size <= 19 ? 1.15 : 1.3;
}
