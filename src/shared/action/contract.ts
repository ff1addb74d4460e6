/**
 * What every action agrees on (docs/decisions/0002): a contract is data shared by both sides.
 * The action list is read by the client, the access table, the role matrix and the fuzz test.
 */
import type * as z from 'zod/mini';

/** Roles of requirements.md, "People". */
export const roles = [
  'student',
  'mood-member',
  'guardian',
  'subject-teacher',
  'class-teacher',
  'grade-leader',
  'tutor',
  'counsellor',
  'lead-counsellor',
  'leader',
  'committee',
  'union',
  'admin',
  'district',
] as const;
export type Role = (typeof roles)[number];

/** How far a role's right reaches in an action; the store query must honour it. */
export type Scope = 'public' | 'self' | 'own-threads' | 'duty' | 'class' | 'grade' | 'school';

/**
 * The shape of an action that both sides know. `roles` empty means: any signed-in account.
 * `audit` says whether a successful call leaves an audit entry.
 */
export interface ActionContract<
  Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
> {
  readonly name: Name;
  readonly input: Input;
  readonly output: Output;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  readonly audit: boolean;
  /** Calls per minute and account, kept in the instance's memory only (never stored, M7). */
  readonly rateLimit: { readonly perMinute: number };
  /** Codes beyond the common ones (the first eight of `errorTexts`) that this action may answer. */
  readonly errors: readonly ErrorCode[];
  /** Student-side actions of the message box: the invocation may not write or log a person (architecture: Anonymity). */
  readonly touchesMessages: boolean;
}

export function defineContract<
  const Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
>(contract: ActionContract<Name, Input, Output>): ActionContract<Name, Input, Output> {
  return contract;
}

export type InputOf<C> =
  C extends ActionContract<string, infer I, z.ZodMiniType> ? z.input<I> : never;
export type ParsedInputOf<C> =
  C extends ActionContract<string, infer I, z.ZodMiniType> ? z.output<I> : never;
export type OutputOf<C> =
  C extends ActionContract<string, z.ZodMiniType, infer O> ? z.output<O> : never;

/** What a client sends. `requestId`: 8–64 characters, the same id means the same act. */
export interface Call {
  action: string;
  input: unknown;
  asPerson?: string;
  requestId: string;
}

export interface ActionError {
  code: ErrorCode;
  text: string;
  fields?: string[];
  requestId: string;
}

export type Reply<T> =
  | { ok: true; data: T; serverNowMs: number }
  | { ok: false; error: ActionError; serverNowMs: number };

/** Every error code and its sentence: warm, plain, true (design.md, Voice). */
export const errorTexts = {
  'unknown-action': '这个功能还没有。请更新小程序再试。',
  'invalid-input': '有一处没填对，改一下再发。',
  'not-signed-in': '还没有登录，或者登录过期了。请重新进入。',
  forbidden: '这一页不归你看。需要的话，找管理员。',
  'too-large': '内容太长了，分几次发吧。',
  'too-fast': '点得有点快，歇几秒再试。写的都还在。',
  busy: '现在人有点多，过几秒会自动再试。写的都还在。',
  internal: '出了点小问题，写的都还在。过一会儿再试一次。',
  'not-found': '没有找到。可能已经不在了。',
  'request-conflict': '这条已经发过，内容不一样。请重新写一条。',
  'thread-closed': '这段对话已经结束了。想接着说，再写一条就好。',
  'illegal-move': '现在不能这样做。刷新看看最新情况。',
  'triage-fired': '这条留言里有让人担心的话，请先回复，再结束。',
  'not-on-duty': '现在不是你值班。',
  'swap-not-open': '这次换班已经处理过了。',
  'stale-version': '刚刚有了变化，请看一眼最新情况再试。',
  'colleague-away': '这位同事现在不在，换一位吧。',
} as const;
export type ErrorCode = keyof typeof errorTexts;
