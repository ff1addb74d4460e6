import type { Collection } from './collection';
import type { Document } from './ejson';
import { transactionConflict } from './errors';

/** The lock of one document, present or to be. */
export function documentLock(collection: Collection, id: string): string {
  return JSON.stringify([collection.name, id]);
}

/** The locks of a document's keys in the unique indexes. */
export function uniqueLocks(collection: Collection, document: Document): string[] {
  return collection.uniqueIndexes.map((index) =>
    JSON.stringify([collection.name, index.name, ...collection.keysIn(index, document)]),
  );
}

/**
 * Who may write what. The first transaction that writes holds the lock until it ends; everyone else
 * fails at once, nobody waits.
 */
export class Locks {
  private readonly holders = new Map<string, object>();

  /** @param endExpired ends transactions that are past their time, so that they block nobody */
  constructor(private readonly endExpired: () => void) {}

  /** @throws TransactionConflict when another transaction holds the lock */
  acquire(lock: string, holder: object): void {
    if (this.heldByOther(lock, holder)) this.endExpired();
    if (this.heldByOther(lock, holder)) throw transactionConflict();
    this.holders.set(lock, holder);
  }

  /** @throws TransactionConflict when any transaction holds one of the locks */
  assertFree(locks: string[]): void {
    if (this.holders.size === 0) return;
    if (locks.some((lock) => this.holders.has(lock))) this.endExpired();
    if (locks.some((lock) => this.holders.has(lock))) throw transactionConflict();
  }

  releaseAll(holder: object): void {
    for (const [lock, current] of this.holders) {
      if (current === holder) this.holders.delete(lock);
    }
  }

  private heldByOther(lock: string, holder: object): boolean {
    const current = this.holders.get(lock);
    return current !== undefined && current !== holder;
  }
}
