/** The one door to the cloud: a typed call of a contract, retried with the same request id. */
import * as z from 'zod/mini';
import type { ActionContract, Call, InputOf, OutputOf, ErrorCode } from '../shared/action/contract';
import { AppError } from './app-error';
import { noteServerNow } from './clock';
import { sendCall } from './cloud-transport';
import { newRequestId } from './ids';
import { noteOnline } from './network';
import { currentPersonId } from './person';

// WeChat forbids making code at run time; zod must not try.
z.config({ jitless: true });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a contract of any name and schemas
export type AnyContract = ActionContract<string, z.ZodMiniType<any, any>, z.ZodMiniType<any, any>>;

/** Pauses before the second and third try of a call whose way failed, in ms. */
const retryPausesMs = [400, 1_200];

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
  /** Ask as the account itself: before a person is chosen. */
  asAccount?: boolean;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function sendWithRetries(call: Call): Promise<unknown> {
  for (const pauseMs of retryPausesMs) {
    try {
      return await sendCall(call);
    } catch {
      await pause(pauseMs); // the way failed, not the act: the same request id makes a repeat harmless
    }
  }
  try {
    return await sendCall(call);
  } catch {
    throw AppError.network(call.requestId);
  }
}

const internalError = (requestId: string) =>
  AppError.from({ code: 'internal', text: '', requestId });

// The two parsers stand outside async functions: the transpiler would keep all of zod alive there.

function parseReply(raw: unknown, requestId: string) {
  const parsed = z.safeParse(replySchema, raw);
  if (!parsed.success) throw internalError(requestId);
  return parsed.data;
}

function parseOutput<C extends AnyContract>(contract: C, data: unknown, requestId: string) {
  const parsed = z.safeParse(contract.output, data);
  if (!parsed.success) throw internalError(requestId);
  return parsed.data as OutputOf<C>;
}

async function answerOf(call: Call): Promise<unknown> {
  const reply = parseReply(await sendWithRetries(call), call.requestId);
  noteOnline(true);
  noteServerNow(reply.serverNowMs);
  if (reply.ok) return reply.data;
  throw AppError.from({ ...reply.error, code: reply.error.code as ErrorCode });
}

/**
 * Calls an action as the current person.
 * @returns the contract's parsed output
 * @throws AppError `network` when nothing answered after three tries, else the action's error
 */
export async function callAction<C extends AnyContract>(
  contract: C,
  input: InputOf<C>,
  options: CallOptions = {},
): Promise<OutputOf<C>> {
  const requestId = options.requestId ?? newRequestId();
  const asPerson = options.asAccount === true ? null : currentPersonId();
  const call: Call = {
    action: contract.name,
    input,
    requestId,
    ...(asPerson === null ? {} : { asPerson }),
  };
  try {
    return parseOutput(contract, await answerOf(call), requestId);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'network') noteOnline(false);
    throw thrown;
  }
}
