/** One-time subscription message (platform.md): one consent, one message; 43101 = refused or used up. */
import { toLocalDate, toLocalTime } from '../../../src/shared/time';
import { within } from '../clock/clock';
import { sdk } from '../cloud';
import type { ChannelResult } from './channel';

export type SubscribeTemplate = 'staffNotice' | 'studentNotice' | 'familyNotice';

/** Template id from the deployment's settings; empty when the school has none. */
export function templateId(template: SubscribeTemplate): string {
  const ids = JSON.parse(process.env['RUNXIN_SUBSCRIBE_TEMPLATES'] ?? '{}') as Record<
    string,
    string
  >;
  return ids[template] ?? '';
}

interface SubscribeApi {
  subscribeMessage: { send(message: object): Promise<{ errCode: number }> };
}

/** `title` at most 20 characters (`thing`). `page` opens the place itself. */
export async function sendSubscribe(
  template: SubscribeTemplate,
  openId: string,
  facts: { title: string; page: string; nowMs: number; timeoutMs: number },
): Promise<ChannelResult> {
  const id = templateId(template);
  if (id === '' || openId === '') return { accepted: false, code: 'subscribe-not-configured' };
  const openapi = sdk.openapi as unknown as SubscribeApi;
  try {
    const sending = openapi.subscribeMessage.send({
      touser: openId,
      templateId: id,
      page: facts.page,
      data: {
        thing1: { value: facts.title },
        time2: { value: `${toLocalDate(facts.nowMs)} ${toLocalTime(facts.nowMs)}` },
      },
    });
    const late: ChannelResult = { accepted: false, code: 'subscribe-timeout' };
    const sent = sending.then(() => ({ accepted: true, code: 'subscribe-0' }));
    return await within(sent, facts.timeoutMs, late);
  } catch (error) {
    const code = (error as { errCode?: unknown }).errCode;
    return { accepted: false, code: `subscribe-${typeof code === 'number' ? code : 'failed'}` };
  }
}
