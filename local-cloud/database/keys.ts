import type { Value } from './ejson';

/**
 * Index keys: one comparable SQL value per field whose order, equality and uniqueness are
 * MongoDB's. SQLite puts numbers before texts, so numbers stay numbers and every other type is a
 * text that begins with the letter of its type, in MongoDB's order of types. Missing counts as
 * null (a second null in a unique index is refused), and null is less than every number.
 */
export type Key = number | string;

const NULL_KEY = -Infinity;
/** SQLite's way to write it. */
const NULL_SQL = '-9e999';

/** Where the keys of one type lie: at or above `low`, below `high`. */
export interface KeyRange {
  low: Key;
  lowIncluded: boolean;
  high: Key;
}

/** The key of a scalar; undefined for what SQL cannot decide: arrays, objects, patterns, -Infinity. */
export function keyOf(value: Value | undefined): Key | undefined {
  if (value === undefined || value === null) return NULL_KEY;
  if (typeof value === 'number') return value === NULL_KEY ? undefined : value;
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return value ? 'w1' : 'w0';
  if (!(value instanceof Date)) return undefined;
  const text = value.toISOString();
  return text.length === 24 ? `x${text}` : undefined;
}

/** The keys of the same type, to which MongoDB's comparisons are limited. */
export function rangeOf(key: Key): KeyRange {
  // Every text is greater than every number, and '' is the least text.
  if (typeof key === 'number') return { low: NULL_KEY, lowIncluded: false, high: '' };
  const letter = key.charAt(0);
  const next = String.fromCharCode(letter.charCodeAt(0) + 1);
  return { low: letter, lowIncluded: true, high: next };
}

/** The SQL expression over the column `doc` that yields the key at a dotted path. */
export function keySql(path: string): string {
  const steps = path.split('.').map((segment) => `."${segment}"`);
  const at = `'$${steps.join('')}'`;
  const date = `'$${steps.join('')}."$date"'`;
  return [
    `CASE json_type(doc, ${at})`,
    `WHEN 'integer' THEN json_extract(doc, ${at})`,
    `WHEN 'real' THEN json_extract(doc, ${at})`,
    `WHEN 'text' THEN 's' || json_extract(doc, ${at})`,
    `WHEN 'true' THEN 'w1'`,
    `WHEN 'false' THEN 'w0'`,
    `WHEN 'object' THEN coalesce('x' || json_extract(doc, ${date}), 't' || json_extract(doc, ${at}))`,
    `WHEN 'array' THEN 'u' || json_extract(doc, ${at})`,
    `ELSE ${NULL_SQL} END`,
  ].join(' ');
}

/** How many bytes a value takes in an index. */
export function keyBytes(value: Value | undefined): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 1;
  if (typeof value !== 'object' || value === null || value instanceof Date) return 9;
  return Buffer.byteLength(JSON.stringify(value));
}
