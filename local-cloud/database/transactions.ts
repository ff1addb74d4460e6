import { randomBytes } from 'node:crypto';
import { Connection } from './connection';
import { databaseLimits } from '../limits';
import { tooManyTransactions, transactionBusy, transactionNotExist } from './errors';
import { Locks } from './locks';
import type { RowWriter } from './rows';
import type { Schema } from './schema';
import { Transaction } from './transaction';

export interface TransactionsOptions {
  file: string;
  committed: Connection;
  schema: Schema;
  writer: RowWriter;
  realNowMs: () => number;
}

/** The open transactions. Ending one, however it ends, frees its locks and its snapshot. */
export class Transactions {
  readonly locks = new Locks(() => this.endExpired());
  private readonly open = new Map<string, { transaction: Transaction; snapshot: Connection }>();
  private readonly idle: Connection[] = [];
  private sweep: NodeJS.Timeout | undefined;

  constructor(private readonly options: TransactionsOptions) {}

  /** Starts one; the snapshot is of this moment. */
  start(): string {
    this.endExpired();
    if (this.open.size >= databaseLimits.openTransactions) {
      throw tooManyTransactions(databaseLimits.openTransactions);
    }
    const snapshot = this.idle.pop() ?? new Connection(this.options.file);
    snapshot.takeSnapshot();
    const { realNowMs, schema, committed } = this.options;
    const transaction = new Transaction(
      realNowMs(),
      schema.currentVersion,
      snapshot,
      committed,
      this.locks,
    );
    const id = randomBytes(16).toString('hex');
    this.open.set(id, { transaction, snapshot });
    this.sweepLater();
    return id;
  }

  /**
   * Runs one operation. An operation that fails ends the transaction, as in MongoDB; only "busy"
   * does not.
   */
  async operate<T>(id: string, operation: (transaction: Transaction) => T): Promise<T> {
    const transaction = this.use(id);
    if (transaction.busy) throw transactionBusy();
    transaction.busy = true;
    let result: T;
    try {
      result = operation(transaction);
    } catch (error) {
      this.end(id);
      throw error;
    }
    await new Promise<void>((resolve) => {
      setTimeout(resolve, databaseLimits.transactionOperationMs);
    });
    transaction.busy = false;
    return result;
  }

  /** Makes the writes durable, all of them in one SQL transaction. */
  commit(id: string): void {
    const transaction = this.use(id);
    if (transaction.busy) throw transactionBusy();
    try {
      if (transaction.hasWrites) {
        this.options.committed.atomically(() => transaction.apply(this.options.writer));
      }
    } finally {
      this.end(id);
    }
  }

  /** Forgets the writes. Allowed while an operation runs: the SDK rolls back without waiting. */
  abort(id: string): void {
    this.use(id);
    this.end(id);
  }

  close(): void {
    clearTimeout(this.sweep);
    for (const id of [...this.open.keys()]) this.end(id);
    for (const connection of this.idle.splice(0)) connection.close();
  }

  /** An owner that died must not keep a snapshot, which holds back the file's clean-up. */
  private sweepLater(): void {
    if (this.sweep !== undefined) return;
    this.sweep = setTimeout(() => {
      this.sweep = undefined;
      this.endExpired();
      if (this.open.size > 0) this.sweepLater();
    }, databaseLimits.transactionMs / 2);
    this.sweep.unref();
  }

  private use(id: string): Transaction {
    this.endExpired();
    const entry = this.open.get(id);
    if (!entry) throw transactionNotExist();
    return entry.transaction;
  }

  private end(id: string): void {
    const entry = this.open.get(id);
    if (!entry) return;
    this.open.delete(id);
    this.locks.releaseAll(entry.transaction);
    entry.snapshot.release();
    this.idle.push(entry.snapshot);
  }

  private endExpired(): void {
    const startedBefore = this.options.realNowMs() - databaseLimits.transactionMs;
    for (const [id, { transaction }] of [...this.open]) {
      if (transaction.startedAtMs <= startedBefore) this.end(id);
    }
  }
}
