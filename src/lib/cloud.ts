/** The one door to the cloud: a typed call of a contract, retried with the same request id. */
import * as z from 'zod/mini';
import type { ActionContract, Call, InputOf, OutputOf, ErrorCode } from '../shared/action/contract';
import { AppError } from './app-error';
import { noteServerNow, serverNowMs } from './clock';
import { sendCall } from './cloud-transport';
import { newRequestId } from './ids';
import { noteOnline, watchTry } from './network';
import { currentPersonId } from './person';
import { close, unlockOf } from './unlock';

// WeChat forbids making code at run time; zod must not try.
z.config({ jitless: true });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a contract of any name and schemas
export type AnyContract = ActionContract<string, z.ZodMiniType<any, any>, z.ZodMiniType<any, any>>;

/** Pauses before the second and third try of a call whose way failed, in ms. */
const retryPausesMs = [400, 1_200];

/** A way that stays silent for so long has failed, in ms: whoever waits for its answer may try again. */
const silentForMs = 30_000;

const errorSchema = z.object({
  code: z.string(),
  text: z.string(),
  requestId: z.string(),
});
const replySchema = z.union([
  z.object({ ok: z.literal(true), data: z.unknown(), serverNowMs: z.number() }),
  z.object({ ok: z.literal(false), error: errorSchema, serverNowMs: z.number() }),
]);

export interface CallOptions {
  /** Give the id of an earlier try so that the same act is not done twice. */
  requestId?: string;
  /** Whose act it is; null: the account's, before a person is chosen. Left out: the person who acts now. */
  asPerson?: string | null;
  /** No try begins after this instant (server's time, ms): phones sleep between two tries. */
  notAfterMs?: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function sendOnce(call: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), silentForMs);
    sendCall(call)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}

/** A failed try is the way's failure, not the act's: the same request id makes a repeat harmless. */
async function sendWithRetries(call: Call, notAfterMs: number): Promise<unknown> {
  let mayHaveLeft = false;
  for (const pauseMs of [...retryPausesMs, 0]) {
    if (serverNowMs() > notAfterMs) break;
    const canHaveLeft = watchTry();
    try {
      return await sendOnce(call);
    } catch {
      mayHaveLeft ||= canHaveLeft();
      if (pauseMs > 0) await pause(pauseMs);
    }
  }
  throw AppError.network(call.requestId, mayHaveLeft);
}

const internalError = (requestId: string) =>
  AppError.from({ code: 'internal', text: '', requestId });

// The two parsers stand outside async functions: the transpiler would keep all of zod alive there.

function parseReply(raw: unknown, requestId: string) {
  const parsed = z.safeParse(replySchema, raw);
  if (!parsed.success) throw internalError(requestId);
  return parsed.data;
}

export function outputOf<C extends AnyContract>(contract: C, data: unknown, requestId: string) {
  const parsed = z.safeParse(contract.output, data);
  if (!parsed.success) throw internalError(requestId);
  return parsed.data as OutputOf<C>;
}

async function answerOf(call: Call, notAfterMs: number): Promise<unknown> {
  const reply = parseReply(await sendWithRetries(call, notAfterMs), call.requestId);
  noteOnline(true);
  noteServerNow(reply.serverNowMs);
  if (reply.ok) return reply.data;
  throw AppError.from({ ...reply.error, code: reply.error.code as ErrorCode });
}

/** The same for an act that was kept without its contract: answers what came, unparsed (`outputOf`). */
export async function callByName(
  action: string,
  input: unknown,
  options: CallOptions & { requestId: string },
): Promise<unknown> {
  const { requestId, notAfterMs = Infinity } = options;
  const asPerson = options.asPerson === undefined ? currentPersonId() : options.asPerson;
  const unlock = unlockOf(asPerson);
  const call: Call = {
    action,
    input,
    requestId,
    ...(asPerson === null ? {} : { asPerson }),
    ...(unlock === undefined ? {} : { unlock }),
  };
  try {
    return await answerOf(call, notAfterMs);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'network') noteOnline(false);
    if (thrown instanceof AppError && thrown.code === 'passcode-needed') close();
    throw thrown;
  }
}

/**
 * Calls an action as the person who acts now, unless `options` name another.
 * @returns the contract's parsed output
 * @throws AppError `network` when nothing answered after three tries, else the action's error
 */
export async function callAction<C extends AnyContract>(
  contract: C,
  input: InputOf<C>,
  options: CallOptions = {},
): Promise<OutputOf<C>> {
  const { requestId = newRequestId() } = options;
  const data = await callByName(contract.name, input, { ...options, requestId });
  return outputOf(contract, data, requestId);
}
