import { openapiLimits } from '../limits';
import type { OpenApiReply } from './subscribe-message';

/** Enough to see both verdicts; the real check is a model of the vendor's. */
const RISKY_WORDS: readonly { word: string; label: number }[] = [
  { word: '代开发票', label: 10001 },
  { word: '出售枪支', label: 20006 },
  { word: '网络赌博', label: 20006 },
  { word: '色情视频', label: 20002 },
];
const NORMAL_LABEL = 100;
/** Scenes of the real interface: profile, comment, forum, social log. */
const SCENES = [1, 2, 3, 4];

export interface ContentCheckOptions {
  nowMs: number;
  /** When this person last called a function, or undefined. */
  lastActiveMs: number | undefined;
}

/** `security.msgSecCheck`, version 2. The verdict is in `result.suggest`: pass or risky. */
export function checkContent(
  parameters: Record<string, unknown>,
  { nowMs, lastActiveMs }: ContentCheckOptions,
): OpenApiReply {
  const { content, version, scene, openid } = parameters;
  if (version !== 2 || !SCENES.includes(scene as number)) {
    return { errcode: 40097, errmsg: 'invalid args' };
  }
  if (typeof openid !== 'string' || openid === '') {
    return { errcode: 40003, errmsg: 'invalid openid' };
  }
  if (typeof content !== 'string' || content === '') {
    return { errcode: 44004, errmsg: 'empty content' };
  }
  if ([...content].length > openapiLimits.contentCheckCharacters) {
    return { errcode: 45002, errmsg: 'content size out of limit' };
  }
  if (lastActiveMs === undefined || nowMs - lastActiveMs > openapiLimits.contentCheckActiveMs) {
    return { errcode: 61010, errmsg: 'code is expired' };
  }
  const found = RISKY_WORDS.find(({ word }) => content.includes(word));
  const suggest = found ? 'risky' : 'pass';
  const label = found?.label ?? NORMAL_LABEL;
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  };
}
