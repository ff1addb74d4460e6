import { invalidParam, notServed, writeFailed } from './errors';
import { databaseLimits } from '../limits';

/** What a request or a document holds in memory. Regular expressions occur in queries only. */
export type Value = null | boolean | number | string | Date | RegExp | Value[] | Document;
export interface Document {
  [key: string]: Value;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  );
}

/**
 * Reads canonical or relaxed EJSON as the SDK sends it.
 * @param serverNowMs what `{"$tcb_server_date":{offset}}` is counted from, milliseconds
 * @throws INVALID_PARAM for text that is not EJSON
 */
export function parseEjson(text: string, what: string, serverNowMs: number): Value {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    throw invalidParam(`${what} is not EJSON`);
  }
  return revive(json, what, serverNowMs, 0);
}

function revive(json: Json, what: string, nowMs: number, depth: number): Value {
  if (depth > databaseLimits.nestingDepth) {
    throw invalidParam(`${what} is nested deeper than ${databaseLimits.nestingDepth} levels`);
  }
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((item) => revive(item, what, nowMs, depth + 1));
  const keys = Object.keys(json);
  const first = keys[0];
  if (first?.startsWith('$') && keys.length === 1) {
    const typed = reviveTyped(first, json[first] as Json, what, nowMs);
    if (typed !== undefined) return typed;
  }
  const document: Document = {};
  for (const key of keys) {
    // Assigning it would change the object's prototype instead of adding a field.
    if (key === '__proto__') throw invalidParam(`${what} has a field named __proto__`);
    document[key] = revive(json[key] as Json, what, nowMs, depth + 1);
  }
  return document;
}

/** The value of `{"$type": …}`, or undefined when the key is an ordinary operator. */
function reviveTyped(key: string, json: Json, what: string, nowMs: number): Value | undefined {
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return reviveNumber(json, what);
    case '$date':
      return reviveDate(json, what);
    case '$oid':
      // The real cloud gives an ObjectId back as a plain hexadecimal string.
      return String(json);
    case '$undefined':
      return null;
    case '$regularExpression':
      return reviveRegExp(json, what);
    case '$tcb_server_date':
      return reviveServerDate(json, nowMs);
    case '$numberDecimal':
    case '$binary':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
    case '$code':
      throw notServed(`values of type ${key}`);
    default:
      return undefined;
  }
}

function reviveNumber(json: Json, what: string): number {
  const value = typeof json === 'string' && json.trim() !== '' ? Number(json) : NaN;
  if (Number.isNaN(value)) throw invalidParam(`${what} has a number that cannot be read`);
  return value;
}

function reviveDate(json: Json, what: string): Date {
  const inner = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null;
  const date = new Date(
    inner ? reviveNumber(inner['$numberLong'] ?? null, what) : (json as string | number),
  );
  if (Number.isNaN(date.getTime())) throw invalidParam(`${what} has a date that cannot be read`);
  return date;
}

function reviveRegExp(json: Json, what: string): RegExp {
  const { pattern, options } = (json ?? {}) as { pattern?: Json; options?: Json };
  if (typeof pattern !== 'string') throw invalidParam(`${what} has a pattern that is not text`);
  try {
    // Global and sticky expressions keep a position between tests; MongoDB has neither.
    return new RegExp(pattern, String(options ?? '').replace(/[gy]/g, ''));
  } catch {
    throw invalidParam(`${what} has a pattern that cannot be read`);
  }
}

function reviveServerDate(json: Json, nowMs: number): Date {
  const { offset } = (json ?? {}) as { offset?: Json };
  const shift = typeof offset === 'object' ? revive(offset, 'offset', nowMs, 0) : offset;
  return new Date(nowMs + (typeof shift === 'number' ? shift : 0));
}

/**
 * The stored form of a document: JSON whose numbers are JSON numbers, so that SQL can compare them,
 * with dates as `{"$date":"<ISO 8601>"}`. It is also valid relaxed EJSON and is sent as it is.
 * @throws DATABASE_REQUEST_FAILED for what the store refuses (`$` keys, dots, NaN, …)
 */
export function toStoredText(document: Document): string {
  const text = JSON.stringify(storable(document, 0));
  if (Buffer.byteLength(text) > databaseLimits.documentBytes) {
    throw writeFailed(`object to insert too large. max size ${databaseLimits.documentBytes}`);
  }
  return text;
}

function storable(value: Value | undefined, depth: number): Json | undefined {
  if (depth > databaseLimits.nestingDepth) throw writeFailed('Document exceeds maximum nesting');
  if (value === undefined) return undefined;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notServed('NaN and Infinity in documents');
    return value;
  }
  if (value instanceof RegExp) throw notServed('regular expressions in documents');
  if (value instanceof Date) return { $date: storableDate(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1) ?? null);
  const json: { [key: string]: Json } = {};
  for (const [key, child] of Object.entries(value)) {
    assertFieldName(key);
    const inner = storable(child, depth + 1);
    if (inner !== undefined) json[key] = inner;
  }
  return json;
}

/** Only years 0 to 9999 sort as text, which is how an index compares dates. */
function storableDate(date: Date): string {
  const text = date.toISOString();
  if (text.length !== 24) throw notServed('dates before year 0 or after 9999');
  return text;
}

function assertFieldName(key: string): void {
  if (key.startsWith('$')) {
    throw writeFailed(`The dollar ($) prefixed field '${key}' is not valid for storage.`);
  }
  if (key.includes('.')) {
    throw writeFailed(`The dotted field '${key}' is not valid for storage.`);
  }
  if (key.includes('\0')) throw writeFailed('Key names cannot contain the null byte');
}

/** Reads the stored form. */
export function fromStoredText(text: string): Document {
  const json = JSON.parse(text) as Json;
  // Parsing is most of the cost of a scan: walk the tree only when there is a date in it.
  const value = text.includes('"$date"') ? revive(json, 'document', 0, 0) : json;
  return value as Document;
}

/** The EJSON text of a reply: results of projections and pipelines, which may hold any value. */
export function toReplyText(value: Value): string {
  return JSON.stringify(replyable(value));
}

function replyable(value: Value | undefined): Json | undefined {
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { $numberDouble: String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: value.flags } };
  }
  if (Array.isArray(value)) return value.map((item) => replyable(item) ?? null);
  const json: { [key: string]: Json } = {};
  for (const [key, child] of Object.entries(value)) {
    const inner = replyable(child);
    if (inner !== undefined) json[key] = inner;
  }
  return json;
}
