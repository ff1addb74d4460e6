import type { NoticeLog } from '../gateway/notices';
import type { SubscribeBalances } from './subscribe-balances';
import { findBadField } from './template-fields';

export interface OpenApiReply {
  errcode: number;
  errmsg: string;
  [field: string]: unknown;
}

export interface SubscribeMessageOptions {
  templateIds: ReadonlySet<string>;
  balances: SubscribeBalances;
  notices: NoticeLog;
}

/**
 * `subscribeMessage.send`: 40003 no recipient, 40037 unknown template, 41030 bad page, 47003 bad
 * field, 43101 no consent left. An accepted message uses up one consent.
 */
export function sendSubscribeMessage(
  parameters: Record<string, unknown>,
  { templateIds, balances, notices }: SubscribeMessageOptions,
): OpenApiReply {
  const { touser: openid, template_id: templateId, page, data } = parameters;
  if (typeof openid !== 'string' || openid === '') return refusal(40003, 'invalid openid');
  const reply = check();
  const accepted = reply.errcode === 0;
  if (accepted) balances.change(openid, String(templateId), -1);
  notices.add({
    channel: 'subscribe',
    accepted,
    to: openid,
    text: textOf(data),
    detail: { templateId, page, data, errcode: reply.errcode },
  });
  return reply;

  function check(): OpenApiReply {
    if (typeof templateId !== 'string' || !templateIds.has(templateId)) {
      return refusal(40037, 'template_id invalid');
    }
    if (page !== undefined && !isPage(page)) return refusal(41030, 'invalid page');
    const badField = findBadField(data);
    if (badField !== undefined) return refusal(47003, badField);
    if (balances.read(openid as string, templateId) < 1) {
      return refusal(43101, 'user refuse to accept the msg');
    }
    return { errcode: 0, errmsg: 'ok' };
  }
}

/** A page of the mini-program, with or without a query; never an address of the web. */
function isPage(page: unknown): boolean {
  return typeof page === 'string' && /^[\w-]+(\/[\w-]+)*(\?\S*)?$|^$/.test(page);
}

function textOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  return Object.values(data)
    .map((field: unknown) => String((field as { value?: unknown } | null)?.value ?? ''))
    .join(' · ');
}

function refusal(errcode: number, errmsg: string): OpenApiReply {
  return { errcode, errmsg };
}
