import type { NoticeLog } from '../gateway/notices';
import { checkContent } from './content-check';
import { decodeRequest, encodeReply, encodeSystemError } from './protobuf';
import type { SubscribeBalances } from './subscribe-balances';
import { sendSubscribeMessage, type OpenApiReply } from './subscribe-message';

/** Codes of the platform itself, in front of the interfaces. */
const API_NOT_FOUND = -604100;
const NO_PERMISSION = -604101;
const SYSTEM_ERROR = -604103;
const ILLEGAL_SOURCE = -604104;

export interface OpenApiOptions {
  templateIds: ReadonlySet<string>;
  balances: SubscribeBalances;
  notices: NoticeLog;
  nowMs(): number;
  lastActiveMs(openid: string): number | undefined;
  isDown(): boolean;
}

export interface OpenApiCall {
  apiName: string;
  requestData: Uint8Array;
  /** What the calling function's config.json allows; undefined when no function calls. */
  permissions: ReadonlySet<string> | undefined;
}

export type OpenApi = (call: OpenApiCall) => Uint8Array;

/** Serves `wx.openApi`. Throws MalformedRequestError for bytes that no SDK sends. */
export function createOpenApi(options: OpenApiOptions): OpenApi {
  const interfaces: Readonly<Record<string, (p: Record<string, unknown>) => OpenApiReply>> = {
    'subscribeMessage.send': (parameters) => sendSubscribeMessage(parameters, options),
    'security.msgSecCheck': (parameters) =>
      checkContent(parameters, {
        nowMs: options.nowMs(),
        lastActiveMs: options.lastActiveMs(String(parameters['openid'] ?? '')),
      }),
  };
  return ({ apiName, requestData, permissions }) => {
    const parameters = decodeRequest(requestData);
    if (!permissions) return encodeSystemError(ILLEGAL_SOURCE);
    const serve = Object.hasOwn(interfaces, apiName) ? interfaces[apiName] : undefined;
    if (!serve) return encodeSystemError(API_NOT_FOUND);
    if (!permissions.has(apiName)) return encodeSystemError(NO_PERMISSION);
    if (options.isDown()) return encodeSystemError(SYSTEM_ERROR);
    return encodeReply(serve(parameters));
  };
}
