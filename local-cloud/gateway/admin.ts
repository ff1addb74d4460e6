import type { LocalDatabase } from '../database';
import { newRequestId } from '../functions/errors';
import type { Invoker, RunningInvocation } from '../functions/invoker';
import type { KillFault } from '../functions/kill-fault';
import type { FunctionInstance } from '../functions/instance';
import { gatewayLimits } from '../limits';
import { readForm } from '../openapi/multipart';
import type { OpenApi } from '../openapi/open-api';
import { MalformedRequestError } from '../openapi/protobuf';
import type { LocalStorage } from '../storage';
import type { AbandonedTransactions } from './abandoned-transactions';
import { readJsonObject, sendBytes, sendJson, type Exchange } from './http';

export interface AdminOptions {
  database: LocalDatabase;
  invoker: Invoker;
  openApi: OpenApi;
  storage: Pick<LocalStorage, 'handle'>;
  killFault: KillFault;
  transactions: AbandonedTransactions;
}

interface Caller {
  instance: FunctionInstance;
  invocation: RunningInvocation | undefined;
}

/** A reply of the SDK's wire protocol before it is written: an object (JSON) or protobuf bytes. */
type AdminResult = Record<string, unknown> | Uint8Array;

export type AdminHandler = (exchange: Exchange) => Promise<void>;

/**
 * `POST /admin/<instance>`: the SDK's wire protocol. `POST /admin` serves programs outside of any
 * function (the conformance suite); they can do all but open interfaces.
 */
export function createAdminHandler(options: AdminOptions): AdminHandler {
  return async (exchange) => {
    const token = exchange.url.pathname.split('/')[2] ?? '';
    const caller = token === '' ? undefined : options.invoker.caller(token);
    // What an ended instance still had on the wire must not act any more.
    if (token !== '' && !caller) return void exchange.request.destroy();
    const kill = caller?.invocation && options.killFault.countAdminCall(caller.invocation);
    if (kill === 'before') return endInstance(exchange, caller);
    const result = await execute(options, exchange, token, caller);
    if (kill === 'after') return endInstance(exchange, caller);
    if (result instanceof Uint8Array) sendBytes(exchange.response, result);
    else sendJson(exchange.response, 200, { requestId: newRequestId(), ...result });
  };
}

async function endInstance(exchange: Exchange, caller: Caller | undefined): Promise<void> {
  await caller?.instance.end();
  exchange.request.destroy();
}

async function execute(
  options: AdminOptions,
  { request }: Exchange,
  token: string,
  caller: Caller | undefined,
): Promise<AdminResult> {
  if (request.headers['content-type']?.startsWith('multipart/form-data')) {
    return callOpenApi(options, request, caller);
  }
  const { action, ...body } = await readJsonObject(request, gatewayLimits.adminBodyBytes);
  if (typeof action !== 'string') return invalid('action is missing');
  caller?.invocation?.askedFor.push(describeCall(action, body));
  if (action === 'functions.invokeFunction') return invokeFunction(options, body, caller);
  if (action.startsWith('database.')) return useDatabase(options, action, body, token);
  if (action.startsWith('storage.')) return options.storage.handle(action, body);
  return invalid(`The local cloud does not serve ${action}`);
}

/** For the log: what is asked for, never a value. */
function describeCall(action: string, body: Record<string, unknown>): string {
  const subject = body['collectionName'] ?? body['function_name'];
  const name = action.replace('database.', '');
  return typeof subject === 'string' ? `${name} ${subject}` : name;
}

async function callOpenApi(
  { openApi }: AdminOptions,
  request: Exchange['request'],
  caller: Caller | undefined,
): Promise<AdminResult> {
  try {
    const { action, apiName, requestData } = await readForm(request);
    caller?.invocation?.askedFor.push(`${action} ${apiName}`);
    if (action !== 'wx.openApi') return invalid(`The local cloud does not serve ${action}`);
    const permissions = caller?.instance.definition.openapiPermissions;
    return openApi({ apiName, requestData, permissions });
  } catch (error) {
    if (error instanceof MalformedRequestError) return invalid(error.message);
    throw error;
  }
}

async function useDatabase(
  { database, transactions }: AdminOptions,
  action: string,
  body: Record<string, unknown>,
  token: string,
): Promise<AdminResult> {
  const reply = await database.handle(action, body);
  if (action === 'database.startTransaction' && reply.transactionId) {
    transactions.started(token, reply.transactionId);
  }
  if (action === 'database.commitTransaction' || action === 'database.abortTransaction') {
    transactions.finished(token, String(body['transactionId']));
  }
  return { ...reply };
}

async function invokeFunction(
  { invoker }: AdminOptions,
  body: Record<string, unknown>,
  caller: Caller | undefined,
): Promise<AdminResult> {
  let event: unknown;
  try {
    event = JSON.parse(String(body['request_data'] ?? '') || '{}');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return invalid('request_data is not JSON');
  }
  if (typeof event !== 'object' || event === null) return invalid('request_data is no object');
  const reply = await invoker.invoke({
    functionName: String(body['function_name']),
    // Only a running caller holds the clock still; anybody else asks like a client.
    source: caller?.invocation ? 'nested' : 'call',
    openid: caller?.invocation?.openid ?? '',
    event: event as Record<string, unknown>,
  });
  return 'error' in reply
    ? { requestId: reply.requestId, code: reply.error.code, message: reply.error.message }
    : { requestId: reply.requestId, data: { response_data: reply.resultJson } };
}

function invalid(message: string): AdminResult {
  return { code: 'INVALID_PARAM', message };
}
