import { isDocument, type Document, type Value } from './ejson';
import { valuesAt } from './paths';

/** Fields in order of weight, with their directions. */
export type Order = [string, 1 | -1][];

/** MongoDB's order of types; the index keys of keys.ts follow the same one. */
function rank(value: Value | undefined): number {
  if (value === undefined || value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (Array.isArray(value)) return 5;
  if (typeof value === 'boolean') return 8;
  if (value instanceof Date) return 9;
  if (value instanceof RegExp) return 11;
  return 4;
}

/** Compares texts by their bytes in UTF-8, as MongoDB and SQLite do. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  // Only surrogates sort differently in UTF-16, so most texts need no conversion.
  if (/[\ud800-\udfff]/.test(left) || /[\ud800-\udfff]/.test(right)) {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return left < right ? -1 : 1;
}

/** MongoDB's comparison of any two values: by type first, then within the type. */
export function compareValues(left: Value | undefined, right: Value | undefined): number {
  const byType = rank(left) - rank(right);
  if (byType !== 0) return byType;
  if (typeof left === 'string') return compareText(left, right as string);
  if (left instanceof Date) return left.getTime() - (right as Date).getTime();
  if (typeof left === 'number' || typeof left === 'boolean') {
    return Number(left) - Number(right);
  }
  if (Array.isArray(left)) return compareLists(left, right as Value[]);
  if (isDocument(left)) return compareDocuments(left, right as Document);
  return 0;
}

function compareLists(left: Value[], right: Value[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const result = compareValues(left[index], right[index]);
    if (result !== 0) return result;
  }
  return left.length - right.length;
}

function compareDocuments(left: Document, right: Document): number {
  const pairs = (document: Document): Value[] =>
    Object.entries(document).flatMap(([name, value]) => [rank(value), name, value]);
  return compareLists(pairs(left), pairs(right));
}

/** An array sorts by its smallest element ascending, by its largest descending. */
function sortKey(document: Document, path: string, direction: 1 | -1): Value | undefined {
  const reached = valuesAt(document, path.split('.'));
  if (reached.length === 1 && !Array.isArray(reached[0])) return reached[0];
  const candidates = reached.flatMap((value) => (Array.isArray(value) ? value : [value]));
  return candidates.reduce<Value | undefined>(
    (best, value) =>
      best === undefined || compareValues(value, best) * direction < 0 ? value : best,
    undefined,
  );
}

/** A comparator for documents; ties are 0. */
export function documentComparator(order: Order): (left: Document, right: Document) => number {
  return (left, right) => {
    for (const [path, direction] of order) {
      const result = compareValues(sortKey(left, path, direction), sortKey(right, path, direction));
      if (result !== 0) return result * direction;
    }
    return 0;
  };
}
