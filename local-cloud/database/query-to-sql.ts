import type { Collection } from './collection';
import type { SqlValue } from './connection';
import type { Document, Value } from './ejson';
import { keyOf, rangeOf, type Key } from './keys';
import type { Order } from './order';
import { isOperators } from './query-check';

/**
 * A condition in SQL. `sql` is undefined when SQL can say nothing. An inexact one lets through more
 * than the query asks for, never less: the rows it yields are tested again.
 */
export interface SqlCondition {
  sql: string | undefined;
  values: SqlValue[];
  exact: boolean;
}

const NOTHING_KNOWN: SqlCondition = { sql: undefined, values: [], exact: false };
/** A value that no `_id` equals. */
const NEVER = null;
const RANGE_SQL: Record<string, string> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

interface Comparison {
  path: string;
  operator: string;
  operand: Value;
}

/** Translates what the collection's indexes can decide. The query has passed `checkQuery`. */
export function queryToSql(collection: Collection, where: Document): SqlCondition {
  const comparisons: Comparison[] = [];
  const parts: SqlCondition[] = [];
  collect(collection, where, comparisons, parts);
  return conjunction([...parts, ...byField(collection, comparisons)]);
}

/** The column with a path's keys, or undefined when no index holds them. */
function columnFor(collection: Collection, path: string): string | undefined {
  if (path === '_id') return 'id';
  const field = collection.fields.get(path);
  return field && !field.opaque ? field.column : undefined;
}

/** Splits nested `$and`s into single comparisons, so that both ends of a range meet. */
function collect(
  collection: Collection,
  where: Document,
  comparisons: Comparison[],
  parts: SqlCondition[],
): void {
  for (const [path, value] of Object.entries(where)) {
    if (path === '$and') {
      for (const branch of value as Document[]) collect(collection, branch, comparisons, parts);
    } else if (path === '$or') {
      parts.push(
        disjunction((value as Document[]).map((branch) => queryToSql(collection, branch))),
      );
    } else if (path.startsWith('$')) {
      parts.push(NOTHING_KNOWN);
    } else if (isOperators(value)) {
      for (const [operator, operand] of Object.entries(value)) {
        comparisons.push({ path, operator, operand });
      }
    } else {
      comparisons.push({ path, operator: '$eq', operand: value });
    }
  }
}

function byField(collection: Collection, comparisons: Comparison[]): SqlCondition[] {
  const ranges = new Map<string, Comparison[]>();
  const parts: SqlCondition[] = [];
  for (const comparison of comparisons) {
    const column = columnFor(collection, comparison.path);
    if (!column) parts.push(NOTHING_KNOWN);
    else if (comparison.operator in RANGE_SQL) {
      ranges.set(column, [...(ranges.get(column) ?? []), comparison]);
    } else parts.push(single(column, comparison));
  }
  for (const [column, group] of ranges) parts.push(range(column, group));
  return parts;
}

/** `_id` is a text in its own column; other values never equal it. */
function keyIn(column: string, value: Value): Key | undefined | typeof NEVER {
  if (column !== 'id') return keyOf(value);
  if (typeof value === 'string') return value;
  return value instanceof RegExp ? undefined : NEVER;
}

function single(column: string, { operator, operand }: Comparison): SqlCondition {
  switch (operator) {
    case '$eq':
      return membership(column, 'IN', [operand]);
    case '$ne':
      return membership(column, 'NOT IN', [operand]);
    case '$in':
      return membership(column, 'IN', operand as Value[]);
    case '$nin':
      return membership(column, 'NOT IN', operand as Value[]);
    default:
      return NOTHING_KNOWN;
  }
}

function membership(column: string, test: 'IN' | 'NOT IN', operands: Value[]): SqlCondition {
  const keys: Key[] = [];
  for (const operand of operands) {
    const key = keyIn(column, operand);
    // A list, object or pattern: SQL cannot decide it.
    if (key === undefined) return NOTHING_KNOWN;
    if (key !== NEVER) keys.push(key);
  }
  if (keys.length === 0) return { sql: test === 'IN' ? '0' : '1', values: [], exact: true };
  if (keys.length === 1) {
    return { sql: `${column} ${test === 'IN' ? '=' : '<>'} ?`, values: keys, exact: true };
  }
  const marks = keys.map(() => '?').join(', ');
  return { sql: `${column} ${test} (${marks})`, values: keys, exact: true };
}

/** Comparisons hold within one type only, so an open end stops where the type's keys stop. */
function range(column: string, comparisons: Comparison[]): SqlCondition {
  const keys = comparisons.map(({ operand }) => keyIn(column, operand));
  if (keys.includes(undefined)) return NOTHING_KNOWN;
  const known = keys.filter((key) => key !== undefined && key !== NEVER);
  const [first] = known;
  const oneType = new Set(known.map((key) => typeOfKey(column, key))).size === 1;
  if (first === undefined || known.length < keys.length || !oneType) {
    return { sql: '0', values: [], exact: true };
  }
  const terms = comparisons.map(({ operator }) => `${column} ${RANGE_SQL[operator]} ?`);
  const values: SqlValue[] = [...known];
  if (column === 'id') return { sql: terms.join(' AND '), values, exact: true };
  const { low, lowIncluded, high } = rangeOf(first);
  if (!comparisons.some(({ operator }) => operator.startsWith('$gt'))) {
    terms.push(`${column} ${lowIncluded ? '>=' : '>'} ?`);
    values.push(low);
  }
  if (!comparisons.some(({ operator }) => operator.startsWith('$lt'))) {
    terms.push(`${column} < ?`);
    values.push(high);
  }
  return { sql: terms.join(' AND '), values, exact: true };
}

function typeOfKey(column: string, key: Key): string {
  if (column === 'id' || typeof key === 'number') return typeof key;
  return key.charAt(0);
}

function conjunction(parts: SqlCondition[]): SqlCondition {
  const known = parts.filter((part) => part.sql !== undefined);
  return {
    sql: known.length === 0 ? undefined : known.map((part) => part.sql).join(' AND '),
    values: known.flatMap((part) => part.values),
    exact: parts.every((part) => part.exact),
  };
}

function disjunction(branches: SqlCondition[]): SqlCondition {
  const exact = branches.every((branch) => branch.exact);
  if (branches.some((branch) => branch.sql === undefined)) {
    return {
      sql: undefined,
      values: [],
      exact: exact && branches.some((b) => b.sql === undefined),
    };
  }
  return {
    sql: `(${branches.map((branch) => `(${branch.sql})`).join(' OR ')})`,
    values: branches.flatMap((branch) => branch.values),
    exact,
  };
}

/** `ORDER BY` for an order that columns hold, or undefined. */
export function orderToSql(collection: Collection, order: Order): string | undefined {
  const terms: string[] = [];
  for (const [path, direction] of order) {
    const column = columnFor(collection, path);
    if (!column) return undefined;
    terms.push(direction === -1 ? `${column} DESC` : column);
  }
  terms.push(collection.tieDirection(order) === -1 ? 'seq DESC' : 'seq');
  return terms.join(', ');
}
