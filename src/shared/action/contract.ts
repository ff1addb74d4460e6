/**
 * What every action agrees on (docs/decisions/0002): a contract is data shared by both sides.
 * The action list is read by the client, the access table, the role matrix and the fuzz test.
 */
import type * as z from 'zod/mini';
import type { ErrorCode } from './error-texts';

export type { ErrorCode } from './error-texts';

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
  // A device of the school, no person (decision 0021).
  'terminal',
  // 区里的接收老师 (W9): steps in where an adult of the school is concerned.
  'district-receiver',
] as const;
export type Role = (typeof roles)[number];

/**
 * How far a role's right reaches in an action; the store query must honour it. `newcomer`: also an account that no
 * school knows yet may call, and is told nothing about anybody.
 */
export type Scope = 'newcomer' | 'self' | 'own-threads' | 'duty' | 'class' | 'grade' | 'school';

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
  /** Codes beyond the common ones (the first nine of `errorTexts`) that this action may answer. */
  readonly errors: readonly ErrorCode[];
  /** Largest call, in UTF-16 units of its JSON, where the common limit is too small for what is sent. */
  readonly maxCallLength?: number;
  /** Student-side actions of the message box: the invocation may not write or log a person (architecture: Anonymity). */
  readonly touchesMessages: boolean;
  /** `roles` empty and yet also for a school's terminal, which otherwise may call only what names it (M1). */
  readonly alsoForTerminals?: boolean;
  /** A colleague writes in the own channel (M8): carried out in the school's care house, never at the school. */
  readonly inCareHouse?: boolean;
  /** A way to open the student side of a shared phone: may be called while it is closed (G1). */
  readonly beforeUnlock?: boolean;
}

export function defineContract<
  const Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
>(contract: ActionContract<Name, Input, Output>): ActionContract<Name, Input, Output> {
  return contract;
}

/** Whether somebody with these roles may call the action at all. */
export function mayCall(
  {
    roles: named,
    alsoForTerminals,
  }: Pick<ActionContract<string, z.ZodMiniType, z.ZodMiniType>, 'roles' | 'alsoForTerminals'>,
  held: readonly Role[],
): boolean {
  if (named.length === 0) return alsoForTerminals === true || !held.includes('terminal');
  return named.some((role) => held.includes(role));
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
  unlock?: string;
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
