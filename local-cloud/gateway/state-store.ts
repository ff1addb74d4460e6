import Database from 'libsql';

/**
 * The local cloud's own durable store (what the real platform keeps outside of the product's
 * collections): clock offset, sessions, notification balances and what was handed to WeChat.
 */
export interface StateStore {
  /** Runs statements that create a table, if it is missing. */
  declare(sql: string): void;
  run(sql: string, ...values: unknown[]): void;
  all<Row>(sql: string, ...values: unknown[]): Row[];
  readNumber(key: string, fallback: number): number;
  writeNumber(key: string, value: number): void;
  close(): void;
}

/** Opens (or creates) the store; every write is on the disk before its call returns. */
export function openStateStore(file: string): StateStore {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const statements = new Map<string, Database.Statement<unknown[]>>();
  const prepare = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare<unknown[]>(sql);
    statements.set(sql, known);
    return known;
  };
  database.exec('CREATE TABLE IF NOT EXISTS numbers (key TEXT PRIMARY KEY, value REAL NOT NULL)');
  return {
    declare: (sql) => void database.exec(sql),
    run: (sql, ...values) => void prepare(sql).run(...values),
    all: <Row>(sql: string, ...values: unknown[]) => prepare(sql).all(...values) as Row[],
    readNumber: (key, fallback) => {
      const row = prepare('SELECT value FROM numbers WHERE key = ?').get(key);
      return row === undefined ? fallback : (row as { value: number }).value;
    },
    writeNumber: (key, value) =>
      void prepare(
        'INSERT INTO numbers VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      ).run(key, value),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
