import type { NoticeLog } from '../gateway/notices';
import { wecomLimits } from '../limits';

/** `slow`: takes the message and answers after a second and a half. `hang`: takes nothing and never answers. */
export const robotFaults = ['up', 'down', 'limit', 'slow', 'hang'] as const;
export type RobotFault = (typeof robotFaults)[number];

const slowMs = 1_500;

export interface RobotOptions {
  keys: ReadonlySet<string>;
  notices: NoticeLog;
  nowMs(): number;
  fault(): RobotFault;
}

export interface RobotReply {
  /** Null: it never answers. */
  afterMs: number | null;
  status: number;
  body: { errcode: number; errmsg: string };
}

/**
 * A WeCom group robot: `{msgtype: 'text', text: {content, mentioned_mobile_list?}}`.
 * 93000 unknown key, 40008 other kinds, 44004 empty, 40058 over 2 048 bytes, 45009 over 20 in 60 s
 * of the local cloud's time. A robot that is down answers HTTP 503 and keeps nothing.
 */
export type Robot = (key: string, message: unknown) => RobotReply;

export function createRobot({ keys, notices, nowMs, fault }: RobotOptions): Robot {
  return (key, message) => {
    if (fault() === 'down') return { afterMs: 0, status: 503, body: error(-1, 'system busy') };
    if (fault() === 'hang') return { afterMs: null, status: 503, body: error(-1, 'no answer') };
    if (!keys.has(key)) return reply(error(93000, 'invalid webhook url'));
    const text = textOf(message);
    if (!text) return reply(error(40008, 'invalid message type'));
    const body = check(key, text.content);
    notices.add({
      channel: 'wecom',
      accepted: body.errcode === 0,
      to: text.mobiles.join(','),
      text: text.content,
      detail: { errcode: body.errcode, mentioned: text.mentioned },
      robotKey: key,
    });
    return { ...reply(body), afterMs: fault() === 'slow' ? slowMs : 0 };
  };

  function check(key: string, content: string): RobotReply['body'] {
    if (content.trim() === '') return error(44004, 'empty content');
    if (Buffer.byteLength(content) > wecomLimits.textBytes) {
      return error(40058, `text.content exceed max length ${wecomLimits.textBytes}`);
    }
    const sent = notices.countAccepted(key, nowMs() - wecomLimits.windowMs);
    const isOver = sent >= wecomLimits.messagesPerWindow;
    if (isOver || fault() === 'limit') return error(45009, 'api freq out of limit');
    return error(0, 'ok');
  }
}

interface RobotText {
  content: string;
  mobiles: string[];
  mentioned: string[];
}

function textOf(message: unknown): RobotText | undefined {
  const { msgtype, text } = (message ?? {}) as { msgtype?: unknown; text?: unknown };
  if (msgtype !== 'text' || typeof text !== 'object' || text === null) return undefined;
  const fields = text as Record<string, unknown>;
  const { content, mentioned_mobile_list: mobiles, mentioned_list: mentioned } = fields;
  if (typeof content !== 'string') return undefined;
  return { content, mobiles: strings(mobiles), mentioned: strings(mentioned) };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function reply(body: RobotReply['body']): RobotReply {
  return { afterMs: 0, status: 200, body };
}

function error(errcode: number, errmsg: string): RobotReply['body'] {
  return { errcode, errmsg };
}
