/** Asks WeChat's consent for one notice; only inside a tap. Answers whether it was given. */
import Taro from '@tarojs/taro';

export async function askForNotice(templateId: string): Promise<boolean> {
  const answer = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] });
  return (answer as unknown as Record<string, unknown>)[templateId] === 'accept';
}
