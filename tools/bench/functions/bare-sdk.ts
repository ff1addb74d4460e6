/** The yardstick of a cold start: the vendor's SDK, initialised as the product does, and nothing else. */
import cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

export async function main(): Promise<{ openId: string }> {
  const context = cloud.getWXContext() as { OPENID?: string };
  return { openId: context.OPENID ?? '' };
}
