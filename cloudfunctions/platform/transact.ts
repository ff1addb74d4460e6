/**
 * The one way to write more than one document: snapshot transaction, retried whole with jitter when another
 * writer was first. Nobody calls the SDK's runTransaction (its retry misses conflicts, see local-cloud facts).
 */
import { pause } from './clock/clock';
import { db, type SdkTransaction } from './cloud';
import type { Collection } from './collections';
import { AppError, isConflict, isTransactionGone } from './errors';
import { jitterMs } from './ids';
import { log } from './log';
import { asUpdate } from './store';

const maxAttempts = 12;
const baseDelayMs = 8;

/** Single-document operations of one transaction, one after the other. */
export class Transaction {
  constructor(private readonly inner: SdkTransaction) {}

  async get<Doc extends { _id: string }>(
    collection: Collection<Doc>,
    id: string,
  ): Promise<Doc | null> {
    const result = await this.inner.collection(collection.name).doc(id).get();
    return (result?.data ?? null) as Doc | null;
  }

  /** Fails with a duplicate error when the id exists: that is how a repeated act is recognised. */
  async add<Doc extends { _id: string }>(collection: Collection<Doc>, doc: Doc): Promise<void> {
    await this.inner
      .collection(collection.name)
      .add({ data: collection.schema.parse(doc) as object });
  }

  /** Replaces the given top-level fields. */
  async update<Doc extends { _id: string }>(
    collection: Collection<Doc>,
    id: string,
    patch: Partial<Doc>,
  ): Promise<void> {
    await this.inner
      .collection(collection.name)
      .doc(id)
      .update({ data: asUpdate(patch) });
  }

  async remove(collection: Collection, id: string): Promise<void> {
    await this.inner.collection(collection.name).doc(id).remove();
  }
}

/**
 * Runs `work` in one transaction and commits. `work` may run several times and must not act outside the
 * transaction. After 12 conflicts: `busy`, nothing written. An error of `work` rolls back and is thrown on.
 */
export async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const inner = await db.startTransaction();
    try {
      const result = await work(new Transaction(inner));
      await inner.commit();
      return result;
    } catch (error) {
      await rollBack(inner);
      if (!isConflict(error) && !isTransactionGone(error)) throw error;
      await pause(jitterMs(baseDelayMs * 2 ** Math.min(attempt, 6)));
    }
  }
  throw new AppError('busy', `gave up after ${maxAttempts} conflicts`);
}

/** A failed rollback leaves nothing behind: the server drops the transaction after 30 s. */
async function rollBack(inner: SdkTransaction): Promise<void> {
  try {
    await inner.rollback();
  } catch (error) {
    if (!isTransactionGone(error)) log({ event: 'rollback-failed' });
  }
}
