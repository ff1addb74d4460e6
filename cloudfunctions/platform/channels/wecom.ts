/**
 * WeCom group robot (platform.md): 20 messages a minute, text at most 2048 bytes, the key is a secret. The
 * text is neutral; `mobiles` makes the phones of those colleagues ring.
 */
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { ChannelResult } from './channel';

const defaultTimeoutMs = 5_000;
const defaultUrl = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send';

/** Key of the school's robot; null when none is set up. */
function robotKey(schoolId: string): string | null {
  const keys = JSON.parse(process.env['RUNXIN_WECOM_KEYS'] ?? '{}') as Record<string, string>;
  return keys[schoolId] ?? keys['*'] ?? null;
}

export async function sendWecom(
  schoolId: string,
  mobiles: readonly string[],
  text: string,
  timeoutMs = defaultTimeoutMs,
): Promise<ChannelResult> {
  const key = robotKey(schoolId);
  if (key === null || mobiles.length === 0)
    return { accepted: false, code: 'wecom-not-configured' };
  const url = new URL(process.env['RUNXIN_WECOM_URL'] ?? defaultUrl);
  url.searchParams.set('key', key);
  const body = JSON.stringify({
    msgtype: 'text',
    text: { content: text, mentioned_mobile_list: mobiles },
  });
  try {
    const { errcode } = JSON.parse(await post(url, body, timeoutMs)) as { errcode?: number };
    return { accepted: errcode === 0, code: `wecom-${errcode ?? 'malformed'}` };
  } catch (error) {
    return { accepted: false, code: `wecom-${error instanceof Error ? error.name : 'failed'}` };
  }
}

function post(url: URL, body: string, timeoutMs: number): Promise<string> {
  const send = url.protocol === 'https:' ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: 'POST',
        timeout: timeoutMs,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
        answer.on('error', reject);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
