import type { IncomingMessage, ServerResponse } from 'node:http';

/** Ends a request with a status and a sentence for whoever wrote the caller. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** One request as the routes see it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

const API_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...API_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

export function sendBytes(response: ServerResponse, bytes: Uint8Array): void {
  response.writeHead(200, {
    ...API_HEADERS,
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.byteLength,
  });
  response.end(bytes);
}

/** The whole body. RequestError 413 beyond the limit; the rest is read away, so the reply arrives. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= limitBytes) chunks.push(chunk);
  }
  if (bytes > limitBytes) throw new RequestError(413, `The body exceeds ${limitBytes} bytes`);
  return Buffer.concat(chunks);
}

/** A body that must be a JSON object; an empty one counts as `{}`. RequestError 400 or 413. */
export async function readJsonObject(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limitBytes)).toString('utf8');
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw Object.assign(new RequestError(400, 'The body is not JSON'), { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RequestError(400, 'The body is not a JSON object');
  }
  return value as Record<string, unknown>;
}

/** A number of a body. RequestError 400 otherwise. */
export function requireNumber(body: Record<string, unknown>, key: string): number {
  const value = body[key];
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RequestError(400, `${key} must be a number`);
  }
  return value;
}

/** A non-empty text of a body. RequestError 400 otherwise. */
export function requireText(body: Record<string, unknown>, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw new RequestError(400, `${key} is missing`);
  return value;
}

/** The session of the Authorization header, or undefined. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}
