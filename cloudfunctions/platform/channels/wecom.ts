/**
 * WeCom group robot (platform.md): 20 messages a minute, text at most 2048 bytes, the key is a secret. The
 * text is neutral; `mobiles` makes the phones of those colleagues ring.
 */
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { careHouseOf, isCareHouse } from '../../../src/shared/care/house';
import type { ChannelResult } from './channel';

/** No answer in time: it may have been delivered. */
export const wecomTimeout = 'wecom-timeout';
/** More than 20 messages in this minute. */
export const wecomBusy = 'wecom-45009';
const defaultUrl = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send';

/**
 * Key of the school's robot, or of the one in the district's own room (W9): what is for those of the district is never
 * said where the school's own read along. Null when none is set up.
 */
function robotKey(schoolId: string, room: Room): string | null {
  const keys = JSON.parse(process.env['RUNXIN_WECOM_KEYS'] ?? '{}') as Record<string, string>;
  const suffix = room === 'district' ? '.district' : '';
  // A house never speaks where its school reads along (M8).
  const everyone = isCareHouse(schoolId) ? careHouseOf('*') : '*';
  return keys[`${schoolId}${suffix}`] ?? keys[`${everyone}${suffix}`] ?? null;
}

/** Who reads along in the group a robot speaks in. */
export type Room = 'school' | 'district';

export async function sendWecom(
  schoolId: string,
  room: Room,
  mobiles: readonly string[],
  text: string,
  timeoutMs: number,
): Promise<ChannelResult> {
  const key = robotKey(schoolId, room);
  if (key === null || mobiles.length === 0)
    return { accepted: false, code: 'wecom-not-configured' };
  const url = new URL(process.env['RUNXIN_WECOM_URL'] ?? defaultUrl);
  url.searchParams.set('key', key);
  const body = JSON.stringify({
    msgtype: 'text',
    text: { content: text, mentioned_mobile_list: mobiles },
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { errcode } = JSON.parse(await post(url, body, signal)) as { errcode?: number };
    return { accepted: errcode === 0, code: `wecom-${errcode ?? 'malformed'}` };
  } catch (error) {
    if (signal.aborted) return { accepted: false, code: wecomTimeout };
    return { accepted: false, code: `wecom-${error instanceof Error ? error.name : 'failed'}` };
  }
}

function post(url: URL, body: string, signal: AbortSignal): Promise<string> {
  const send = url.protocol === 'https:' ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: 'POST',
        signal,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
        answer.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
