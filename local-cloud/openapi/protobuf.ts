import protobuf from 'protobufjs';

/** Messages of wx-server-sdk's `wx.openApi`, as far as open interfaces use them. */
const root = protobuf.Root.fromJSON({
  nested: {
    OpenApiPair: {
      fields: {
        key: { type: 'string', id: 1 },
        value: { type: 'bytes', id: 2 },
        contentType: { type: 'string', id: 3 },
        filename: { type: 'string', id: 4 },
      },
    },
    OpenApiData: { fields: { pairs: { rule: 'repeated', type: 'OpenApiPair', id: 1 } } },
    CommApiData: {
      fields: {
        apiType: { type: 'int32', id: 1 },
        openapiData: { type: 'OpenApiData', id: 2 },
        appid: { type: 'string', id: 6 },
      },
    },
    CommOpenApiResp: {
      fields: {
        respData: { type: 'bytes', id: 1 },
        contentType: { type: 'string', id: 2 },
        errorCode: { type: 'int32', id: 3 },
      },
    },
  },
});
const requestType = root.lookupType('CommApiData');
const replyType = root.lookupType('CommOpenApiResp');

/** Thrown for bytes that are not a request of the SDK. */
export class MalformedRequestError extends Error {}

const OPEN_API = 0;

interface DecodedRequest {
  apiType: number;
  openapiData?: { pairs?: { key: string; value: Uint8Array }[] } | null;
}

/**
 * The parameters of an open interface (snake_case keys, values parsed from JSON).
 * Throws MalformedRequestError for anything else.
 */
export function decodeRequest(bytes: Uint8Array): Record<string, unknown> {
  let request: DecodedRequest;
  try {
    request = requestType.decode(bytes) as unknown as DecodedRequest;
  } catch (error) {
    throw new MalformedRequestError('Not a CommApiData message', { cause: error });
  }
  if (request.apiType !== OPEN_API || !request.openapiData) {
    throw new MalformedRequestError('Only open interfaces are served');
  }
  const entries = (request.openapiData.pairs ?? []).map(({ key, value }) => [key, parse(value)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function parse(value: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(value).toString('utf8'));
  } catch (error) {
    throw new MalformedRequestError('A parameter is not JSON', { cause: error });
  }
}

/** A reply of the interface itself, e.g. `{errcode: 0, errmsg: 'ok'}`. */
export function encodeReply(body: unknown): Uint8Array {
  const respData = Buffer.from(JSON.stringify(body));
  return replyType.encode({ respData, contentType: 'application/json' }).finish();
}

/** A refusal by the platform before the interface is reached, e.g. -604101. */
export function encodeSystemError(errorCode: number): Uint8Array {
  return replyType.encode({ errorCode }).finish();
}
