import type { Collection } from './collection';
import type { Connection, SqlValue } from './connection';
import { fromStoredText, type Document } from './ejson';
import { databaseLimits } from '../limits';
import { compileQuery } from './matcher';
import { documentComparator, type Order } from './order';
import { orderToSql, queryToSql, type SqlCondition } from './query-to-sql';
import type { Row } from './rows';

export interface FindRequest {
  where: Document;
  order: Order;
  offset: number;
  limit: number;
}

/** A row with its document, which is parsed when it is first looked at. */
export class Found implements Row {
  private parsed: Document | undefined;

  constructor(
    readonly seq: number,
    readonly rev: number,
    readonly doc: string,
  ) {}

  get document(): Document {
    this.parsed ??= fromStoredText(this.doc);
    return this.parsed;
  }
}

/**
 * Work in steps: after each one other requests may get a turn. A caller that must not be
 * interrupted runs the steps at once.
 */
export type Steps<T> = Generator<void, T, void>;

export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function runInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** The SQL of a selection; also what `explain` explains. */
export function selectSql(
  collection: Collection,
  condition: SqlCondition,
  orderBy: string,
  extra = '',
): string {
  const where = [condition.sql, extra].filter(Boolean).join(' AND ');
  return (
    `SELECT seq, rev, doc FROM ${collection.table}` +
    `${where ? ` WHERE ${where}` : ''} ORDER BY ${orderBy} LIMIT ? OFFSET ?`
  );
}

function select(connection: Connection, sql: string, values: SqlValue[]): Found[] {
  return connection.all<Row>(sql, values).map((row) => new Found(row.seq, row.rev, row.doc));
}

/** Committed documents that match, sorted and paged. */
export function* find(
  connection: Connection,
  collection: Collection,
  request: FindRequest,
): Steps<Found[]> {
  const matches = compileQuery(request.where);
  const condition = queryToSql(collection, request.where);
  const orderBy = orderToSql(collection, request.order);
  if (orderBy === undefined) return yield* sortInMemory(connection, collection, request);
  const sql = selectSql(collection, condition, orderBy);
  if (condition.exact) {
    return select(connection, sql, [...condition.values, request.limit, request.offset]);
  }
  if (request.order.length === 0) {
    return yield* takeMatches(connection, collection, request);
  }
  return yield* filterSorted(connection, sql, condition.values, request, matches);
}

/** The index gives the order but lets through too much: read on until the page is full. */
function* filterSorted(
  connection: Connection,
  sql: string,
  values: SqlValue[],
  request: FindRequest,
  matches: (document: Document) => boolean,
): Steps<Found[]> {
  const wanted = request.offset + request.limit;
  const kept: Found[] = [];
  for (let read = 0, size = databaseLimits.documentsPerTurn; ; size *= 2) {
    const rows = select(connection, sql, [...values, size, read]);
    kept.push(...rows.filter((row) => matches(row.document)));
    if (kept.length >= wanted || rows.length < size) {
      return kept.slice(request.offset, wanted);
    }
    read += rows.length;
    yield;
  }
}

function* takeMatches(
  connection: Connection,
  collection: Collection,
  request: FindRequest,
): Steps<Found[]> {
  const wanted = request.offset + request.limit;
  const kept: Found[] = [];
  for (const page of matchingPages(connection, collection, request.where)) {
    kept.push(...page);
    if (kept.length >= wanted) break;
    yield;
  }
  return kept.slice(request.offset, wanted);
}

function* sortInMemory(
  connection: Connection,
  collection: Collection,
  request: FindRequest,
): Steps<Found[]> {
  const all: Found[] = [];
  for (const page of matchingPages(connection, collection, request.where)) {
    all.push(...page);
    yield;
  }
  const sorted = sortFound(collection, all, request.order);
  return sorted.slice(request.offset, request.offset + request.limit);
}

/** Sorts in memory exactly as `orderToSql` has SQLite sort. */
export function sortFound(collection: Collection, found: Found[], order: Order): Found[] {
  const compare = documentComparator(order);
  const tie = collection.tieDirection(order);
  return found.sort(
    (left, right) => compare(left.document, right.document) || (left.seq - right.seq) * tie,
  );
}

/** All matches in insertion order, page by page; each document is seen once, whatever changes. */
export function* matchingPages(
  connection: Connection,
  collection: Collection,
  where: Document,
): Generator<Found[], void, void> {
  const matches = compileQuery(where);
  const condition = queryToSql(collection, where);
  const sql = selectSql(collection, condition, 'seq', 'seq > ?');
  const size = databaseLimits.documentsPerTurn;
  for (let after = 0; ;) {
    const rows = select(connection, sql, [...condition.values, after, size, 0]);
    yield condition.exact ? rows : rows.filter((row) => matches(row.document));
    if (rows.length < size) return;
    after = rows[rows.length - 1]?.seq ?? after;
  }
}

/** How many documents match. */
export function* count(
  connection: Connection,
  collection: Collection,
  where: Document,
): Steps<number> {
  compileQuery(where);
  const condition = queryToSql(collection, where);
  if (condition.exact) {
    const sql = `SELECT count(*) AS total FROM ${collection.table}`;
    const filter = condition.sql ? ` WHERE ${condition.sql}` : '';
    return connection.all<{ total: number }>(sql + filter, condition.values)[0]?.total ?? 0;
  }
  let total = 0;
  for (const page of matchingPages(connection, collection, where)) {
    total += page.length;
    yield;
  }
  return total;
}
