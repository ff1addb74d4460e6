/** The way to the cloud in WeChat. The browser's is in cloud-transport.h5.ts. */
import Taro from '@tarojs/taro';
import type { Call } from '../shared/action/contract';
import { functionOf } from '../shared/action/function-of';

/** No anonymity without this: WeChat must not list visitors of the environment. */
export function startCloud(): void {
  Taro.cloud.init({ traceUser: false });
}

/** Sends one call; answers what the function returned. Rejects when the network or the service is down. */
export async function sendCall(call: Call): Promise<unknown> {
  const reply = await Taro.cloud.callFunction({ name: functionOf(call.action), data: call });
  return reply.result;
}
