import { Collection, quoted, type IndexDeclaration } from './collection';
import type { Connection } from './connection';
import { fromStoredText, type Document } from './ejson';
import { databaseLimits } from '../limits';
import { collectionExists, collectionNotExist, invalidParam } from './errors';
import { keySql } from './keys';
import { pathProblem } from './paths';

export interface CollectionDeclaration {
  name: string;
  indexes: IndexDeclaration[];
}

const META_TABLES = `
  CREATE TABLE IF NOT EXISTS meta_collections (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS meta_indexes (
    collection TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
    PRIMARY KEY (collection, name));
  CREATE TABLE IF NOT EXISTS meta_fields (
    collection TEXT NOT NULL, path TEXT NOT NULL, opaque INTEGER NOT NULL,
    PRIMARY KEY (collection, path));
`;

/** The collections of a file: their tables, the columns that hold index keys, and the indexes. */
export class Schema {
  private readonly collections = new Map<string, Collection>();
  private version = 0;

  constructor(private readonly connection: Connection) {
    connection.exec(META_TABLES);
    this.load();
  }

  get currentVersion(): number {
    return this.version;
  }

  get names(): string[] {
    return [...this.collections.keys()].sort();
  }

  /** @throws DATABASE_COLLECTION_NOT_EXIST */
  get(name: string): Collection {
    const collection = this.collections.get(name);
    if (!collection) throw collectionNotExist(name);
    return collection;
  }

  /** @throws DATABASE_COLLECTION_ALREADY_EXIST, or INVALID_PARAM for a name that cannot be one */
  create(name: string): Collection {
    assertCollectionName(name);
    const folded = name.toLowerCase();
    for (const known of this.collections.keys()) {
      // SQLite folds the case of table names; MongoDB would keep two collections.
      if (known.toLowerCase() === folded) throw collectionExists(known);
    }
    const collection = new Collection(name, this.version + 1);
    this.connection.atomically(() => {
      this.connection.exec(
        `CREATE TABLE ${collection.table} (seq INTEGER PRIMARY KEY AUTOINCREMENT, ` +
          'id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, doc TEXT NOT NULL)',
      );
      this.connection.run('INSERT INTO meta_collections (name) VALUES (?)', [name]);
    });
    this.version += 1;
    this.collections.set(name, collection);
    return collection;
  }

  /**
   * Creates the collection when it is missing and makes its indexes those declared, no others.
   * Calling it again with the same declaration changes nothing.
   * @throws when the declaration is malformed or present documents break a unique index
   */
  declare(declaration: CollectionDeclaration): void {
    declaration.indexes.forEach(assertIndexDeclaration);
    const known = this.collections.get(declaration.name);
    const collection = known ?? this.create(declaration.name);
    if (known && sameIndexes(known.indexes, declaration.indexes)) return;
    const restore = collection.checkpoint();
    try {
      this.connection.atomically(() => this.rebuild(collection, declaration.indexes));
    } catch (error) {
      restore();
      throw error;
    }
    this.version += 1;
    collection.schemaVersion = this.version;
  }

  /** Records arrays and objects where none were; runs inside the SQL transaction of the write. */
  noteOpaqueFields(collection: Collection, document: Document): void {
    for (const field of collection.newlyOpaque(document)) {
      field.opaque = true;
      this.connection.run('UPDATE meta_fields SET opaque = 1 WHERE collection = ? AND path = ?', [
        collection.name,
        field.path,
      ]);
    }
  }

  private load(): void {
    for (const { name } of this.connection.all<{ name: string }>(
      'SELECT name FROM meta_collections',
    )) {
      this.collections.set(name, new Collection(name, this.version));
    }
    for (const row of this.connection.all<{ collection: string; definition: string }>(
      'SELECT collection, definition FROM meta_indexes ORDER BY rowid',
    )) {
      this.get(row.collection).indexes.push(JSON.parse(row.definition) as IndexDeclaration);
    }
    for (const row of this.connection.all<{
      collection: string;
      path: string;
      opaque: number;
    }>('SELECT collection, path, opaque FROM meta_fields')) {
      this.remember(this.get(row.collection), row.path, row.opaque === 1);
    }
  }

  private remember(collection: Collection, path: string, opaque: boolean): void {
    collection.fields.set(path, { path, column: Collection.columnOf(path), opaque });
  }

  private rebuild(collection: Collection, indexes: IndexDeclaration[]): void {
    for (const index of collection.indexes) {
      this.connection.exec(`DROP INDEX IF EXISTS ${quoted(collection.sqlIndexName(index))}`);
    }
    this.connection.run('DELETE FROM meta_indexes WHERE collection = ?', [collection.name]);
    const paths = new Set(indexes.flatMap((index) => index.fields.map(([path]) => path)));
    for (const path of paths) {
      if (path !== '_id' && !collection.fields.has(path)) this.addColumn(collection, path);
    }
    collection.indexes = indexes.map((index) => ({ ...index }));
    this.checkDocuments(collection);
    for (const index of collection.indexes) this.createIndex(collection, index);
  }

  private addColumn(collection: Collection, path: string): void {
    const column = Collection.columnOf(path);
    this.connection.exec(
      `ALTER TABLE ${collection.table} ADD COLUMN ${column} GENERATED ALWAYS AS (${keySql(path)}) VIRTUAL`,
    );
    this.connection.run('INSERT INTO meta_fields (collection, path, opaque) VALUES (?, ?, 0)', [
      collection.name,
      path,
    ]);
    this.remember(collection, path, false);
  }

  /** Documents that were there before their index must fit it too. */
  private checkDocuments(collection: Collection): void {
    let after = 0;
    for (;;) {
      const rows = this.connection.all<{ seq: number; doc: string }>(
        `SELECT seq, doc FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`,
        [after, databaseLimits.documentsPerTurn],
      );
      if (rows.length === 0) return;
      for (const row of rows) {
        const document = fromStoredText(row.doc);
        collection.assertIndexable(document);
        this.noteOpaqueFields(collection, document);
        after = row.seq;
      }
    }
  }

  private createIndex(collection: Collection, index: IndexDeclaration): void {
    const columns = index.fields.map(([path, direction]) => {
      const column = Collection.columnOf(path);
      return direction === -1 ? `${column} DESC` : column;
    });
    this.connection.exec(
      `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(collection.sqlIndexName(index))} ` +
        `ON ${collection.table} (${columns.join(', ')})`,
    );
    this.connection.run(
      'INSERT INTO meta_indexes (collection, name, definition) VALUES (?, ?, ?)',
      [collection.name, index.name, JSON.stringify(index)],
    );
  }
}

function sameIndexes(left: IndexDeclaration[], right: IndexDeclaration[]): boolean {
  const shape = (index: IndexDeclaration): string =>
    JSON.stringify([index.name, index.fields, index.unique === true]);
  return JSON.stringify(left.map(shape)) === JSON.stringify(right.map(shape));
}

function assertCollectionName(name: string): void {
  const longest = databaseLimits.collectionNameCharacters;
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_-]*$/.test(name) || name.length > longest) {
    throw invalidParam(`'${name}' cannot be the name of a collection`);
  }
}

function assertIndexDeclaration(index: IndexDeclaration): void {
  if (!/^[a-zA-Z0-9_-]+$/.test(index.name)) throw invalidParam(`index name '${index.name}'`);
  if (index.fields.length === 0) throw invalidParam(`index '${index.name}' has no fields`);
  for (const [path, direction] of index.fields) {
    const problem = pathProblem(path) ?? (/["'\\]/.test(path) ? 'a quote in a path' : undefined);
    if (problem) throw invalidParam(`index '${index.name}': ${problem}`);
    if (direction !== 1 && direction !== -1) throw invalidParam(`index '${index.name}': direction`);
  }
}
