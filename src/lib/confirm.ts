/** Native dialogs: the verb on the button, only for what cannot be undone (design: Bottom bar, Confirm). */
import Taro from '@tarojs/taro';

/** The browser's dialog is always light; WeChat's follows the theme and keeps its own colour. */
const colour = process.env.TARO_ENV === 'h5' ? { confirmColor: '#1B5E4F' } : {};

interface Question {
  title: string;
  content: string;
  cancelText: string;
  confirmText: string;
}

export async function confirm(question: Question): Promise<boolean> {
  const answer = await Taro.showModal({ ...question, ...colour });
  return answer.confirm;
}

/** Something the reader should take in before going on. */
export async function tell(content: string): Promise<void> {
  await Taro.showModal({ content, showCancel: false, confirmText: '知道了', ...colour });
}

/** A short word that passes by itself. */
export function mention(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 3_000 });
}
