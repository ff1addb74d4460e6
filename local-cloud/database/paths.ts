import { isDocument, type Document, type Value } from './ejson';

/** Names that reach into JavaScript's own objects; no document of the product uses them. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with a dotted path, or undefined. */
export function pathProblem(path: string): string | undefined {
  const segments = path.split('.');
  if (segments.some((segment) => segment === '')) {
    return `The path '${path}' contains an empty field name, which is not allowed`;
  }
  if (segments.some((segment) => segment.startsWith('$'))) {
    return `The dollar ($) prefixed field in '${path}' is not valid`;
  }
  if (segments.some((segment) => RESERVED.has(segment))) return `The path '${path}' is reserved`;
  return undefined;
}

/** A field's own value, undefined when missing. */
export function field(document: Document, name: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(document, name) ? document[name] : undefined;
}

/**
 * The value at a dotted path that meets no array, and whether one was met (then an index over the
 * path cannot answer, as MongoDB's would need one entry per element).
 */
export function plainValueAt(
  document: Document,
  path: string,
): { value: Value | undefined; meetsArray: boolean } {
  let value: Value | undefined = document;
  for (const segment of path.split('.')) {
    if (Array.isArray(value)) return { value: undefined, meetsArray: true };
    value = isDocument(value) ? field(value, segment) : undefined;
    if (value === undefined) return { value, meetsArray: false };
  }
  return { value, meetsArray: Array.isArray(value) };
}

/** Every value a dotted path reaches, through arrays as MongoDB does; missing fields add nothing. */
export function valuesAt(value: Value | undefined, segments: string[]): Value[] {
  if (value === undefined) return [];
  const [segment, ...rest] = segments;
  if (segment === undefined) return [value];
  if (Array.isArray(value)) {
    const inner = value.filter(isDocument).flatMap((item) => valuesAt(item, segments));
    return /^\d+$/.test(segment) ? [...valuesAt(value[Number(segment)], rest), ...inner] : inner;
  }
  return isDocument(value) ? valuesAt(field(value, segment), rest) : [];
}
