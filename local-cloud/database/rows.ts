import type { Collection } from './collection';
import type { Connection, SqlValue } from './connection';
import { fromStoredText, toStoredText, type Document } from './ejson';
import { duplicateKey, invalidParam } from './errors';
import type { Schema } from './schema';

/** A stored document: `seq` is its place in insertion order, `rev` grows with every change. */
export interface Row {
  seq: number;
  rev: number;
  doc: string;
}

export function readById(
  connection: Connection,
  collection: Collection,
  id: string,
): Row | undefined {
  const sql = `SELECT seq, rev, doc FROM ${collection.table} WHERE id = ?`;
  return connection.all<Row>(sql, [id])[0];
}

/** The id of a document; only texts are served. */
export function idOf(document: Document): string {
  const id = document._id;
  if (typeof id !== 'string' || id.includes('\0')) {
    throw invalidParam('_id must be a text without null bytes');
  }
  return id;
}

/** The write side of the store. Every call belongs inside `connection.atomically`. */
export class RowWriter {
  constructor(
    private readonly connection: Connection,
    private readonly schema: Schema,
  ) {}

  /** @throws DATABASE_REQUEST_FAILED with E11000 for an id or unique key that is taken */
  insert(collection: Collection, document: Document): void {
    const text = this.prepare(collection, document);
    this.guarded(collection, document, () =>
      this.connection.run(`INSERT INTO ${collection.table} (id, rev, doc) VALUES (?, 1, ?)`, [
        idOf(document),
        text,
      ]),
    );
  }

  /** @throws DATABASE_REQUEST_FAILED with E11000 for a unique key that is taken */
  replace(collection: Collection, seq: number, document: Document): void {
    const text = this.prepare(collection, document);
    this.guarded(collection, document, () =>
      this.connection.run(`UPDATE ${collection.table} SET doc = ?, rev = rev + 1 WHERE seq = ?`, [
        text,
        seq,
      ]),
    );
  }

  remove(collection: Collection, seq: number): void {
    this.connection.run(`DELETE FROM ${collection.table} WHERE seq = ?`, [seq]);
  }

  private prepare(collection: Collection, document: Document): string {
    collection.assertIndexable(document);
    this.schema.noteOpaqueFields(collection, document);
    return toStoredText(document);
  }

  private guarded(collection: Collection, document: Document, write: () => void): void {
    try {
      write();
    } catch (error) {
      throw duplicateOf(collection, document, error) ?? error;
    }
  }
}

/** SQLite names the columns of the index that refused; the answer names the index and the key. */
function duplicateOf(
  collection: Collection,
  document: Document,
  error: unknown,
): Error | undefined {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' || message === undefined) return undefined;
  const named = message.slice(message.indexOf(': ') + 2);
  for (const index of collection.uniqueIndexes) {
    const columns = index.fields.map(([path]) => (path === '_id' ? 'id' : `f:${path}`));
    if (named === columns.map((column) => `c:${collection.name}.${column}`).join(', ')) {
      return duplicateKey(collection.name, index.name, collection.valuesIn(index, document));
    }
  }
  return duplicateKey(collection.name, '_id_', [document._id]);
}

/** Documents whose keys in a unique index are these. */
export function readByUniqueKey(
  connection: Connection,
  collection: Collection,
  columns: string[],
  keys: SqlValue[],
): { id: string; row: Row } | undefined {
  const where = columns.map((column) => `${column} = ?`).join(' AND ');
  const sql = `SELECT seq, rev, doc FROM ${collection.table} WHERE ${where}`;
  const row = connection.all<Row>(sql, keys)[0];
  return row && { id: idOf(fromStoredText(row.doc)), row };
}
