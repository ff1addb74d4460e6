import Database from 'libsql';

export type SqlValue = number | string | null;

/** Statements kept prepared per connection; texts differ with the number of values they bind. */
const PREPARED_STATEMENTS = 300;

/**
 * One SQLite connection. Rows are always read to the end: a statement left half-read would keep its
 * snapshot open and so stop the log from being folded back into the file.
 */
export class Connection {
  private readonly database: Database.Database;
  private readonly statements = new Map<string, Database.Statement<unknown[]>>();

  /** Opens the file, durable on every commit (write-ahead log, synchronous FULL). */
  constructor(file: string) {
    this.database = new Database(file);
    this.database.pragma('journal_mode = WAL');
    this.database.exec('PRAGMA synchronous = FULL');
  }

  all<Row>(sql: string, values: SqlValue[] = []): Row[] {
    return this.prepared(sql).all(values) as Row[];
  }

  run(sql: string, values: SqlValue[] = []): { changes: number; lastInsertRowid: number | bigint } {
    return this.prepared(sql).run(values);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Runs `work` in one SQL transaction: all of it is durable afterwards, or none of it happened. */
  atomically<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A failed COMMIT (disk full) may have rolled back by itself.
      if (this.database.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /** Freezes what this connection reads until `release`. */
  takeSnapshot(): void {
    this.exec('BEGIN');
    // SQLite takes the snapshot at the first read, not at BEGIN.
    this.all('SELECT count(*) FROM meta_collections');
  }

  release(): void {
    if (this.database.inTransaction) this.exec('ROLLBACK');
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepared(sql: string): Database.Statement<unknown[]> {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= PREPARED_STATEMENTS) this.statements.clear();
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
