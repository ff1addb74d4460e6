import { Collection } from './collection';
import type { Connection } from './connection';
import { fromStoredText, toStoredText, type Document } from './ejson';
import { duplicateKey, transactionConflict } from './errors';
import { find, Found, runAtOnce, sortFound, type FindRequest, type Steps } from './find';
import { documentLock, uniqueLocks, type Locks } from './locks';
import { compileQuery } from './matcher';
import { idOf, readById, readByUniqueKey, type Row, type RowWriter } from './rows';
import type { Session } from './session';

/** A write that waits for the commit. */
interface Pending {
  collection: Collection;
  /** What the snapshot held; undefined for a new document. */
  base: Row | undefined;
  /** The document as it will be; undefined when it will be gone. */
  text: string | undefined;
  /** Inserted by this transaction, perhaps after removing the one of the snapshot. */
  inserted: boolean;
  /** The place of new documents among each other, after all committed ones. */
  place: number;
}

/** New documents come after every stored one. */
const FIRST_PLACE = Number.MAX_SAFE_INTEGER / 2;

/**
 * An open transaction: reads see the snapshot of its start and its own writes; writes lock their
 * document and wait in memory. A write to a document that changed since the snapshot, or that
 * another transaction has written, is a conflict.
 */
export class Transaction implements Session {
  busy = false;
  private readonly pending = new Map<string, Pending>();
  private nextPlace = FIRST_PLACE;

  constructor(
    readonly startedAtMs: number,
    private readonly schemaVersion: number,
    private readonly snapshot: Connection,
    private readonly committed: Connection,
    private readonly locks: Locks,
  ) {}

  find(collection: Collection, request: FindRequest): Steps<Found[]> {
    // At once: the snapshot may be taken away while other requests have their turn.
    const found = runAtOnce(this.findNow(collection, request));
    return (function* done(): Steps<Found[]> {
      return found;
    })();
  }

  findById(collection: Collection, id: string): Found | undefined {
    this.assertInSnapshot(collection);
    const pending = this.pending.get(documentLock(collection, id));
    if (pending) return foundOf(pending);
    const row = readById(this.snapshot, collection, id);
    return row && new Found(row.seq, row.rev, row.doc);
  }

  atomically<T>(work: () => T): T {
    return work();
  }

  claim(collection: Collection, found: Found): void {
    this.lock(collection, idOf(found.document));
  }

  insert(collection: Collection, document: Document): void {
    const id = idOf(document);
    if (this.findById(collection, id)) throw duplicateKey(collection.name, '_id_', [id]);
    const base = this.lock(collection, id);
    this.assertUnique(collection, document);
    this.nextPlace += 1;
    const text = toText(collection, document);
    this.put(collection, id, { collection, base, text, inserted: true, place: this.nextPlace });
  }

  replace(collection: Collection, found: Found, document: Document): void {
    const id = idOf(document);
    const base = this.lock(collection, id);
    this.assertUnique(collection, document);
    const before = this.pending.get(documentLock(collection, id));
    this.put(collection, id, {
      collection,
      base,
      text: toText(collection, document),
      inserted: before?.inserted ?? false,
      place: before?.place ?? found.seq,
    });
  }

  remove(collection: Collection, found: Found): void {
    const id = idOf(found.document);
    const base = this.lock(collection, id);
    this.put(collection, id, {
      collection,
      base,
      text: undefined,
      inserted: false,
      place: found.seq,
    });
  }

  /** Writes what waits; runs inside one SQL transaction. */
  apply(writer: RowWriter): void {
    const all = [...this.pending.values()].sort((left, right) => left.place - right.place);
    // Removals first, so that a unique key can move from one document to another.
    for (const { collection, base, text, inserted } of all) {
      if (base && (text === undefined || inserted)) writer.remove(collection, base.seq);
    }
    for (const { collection, base, text, inserted } of all) {
      if (base && text !== undefined && !inserted) {
        writer.replace(collection, base.seq, fromStoredText(text));
      }
    }
    for (const { collection, text, inserted } of all) {
      if (text !== undefined && inserted) writer.insert(collection, fromStoredText(text));
    }
  }

  get hasWrites(): boolean {
    return this.pending.size > 0;
  }

  private *findNow(collection: Collection, request: FindRequest): Steps<Found[]> {
    this.assertInSnapshot(collection);
    const own = [...this.pending.values()].filter((one) => one.collection === collection);
    if (own.length === 0) return yield* find(this.snapshot, collection, request);
    const upTo = request.offset + request.limit;
    const stored = yield* find(this.snapshot, collection, {
      ...request,
      offset: 0,
      limit: upTo + own.length,
    });
    const matches = compileQuery(request.where);
    const merged = stored.filter(
      (row) => !this.pending.has(documentLock(collection, idOf(row.document))),
    );
    for (const pending of own) {
      const found = foundOf(pending);
      if (found && matches(found.document)) merged.push(found);
    }
    return sortFound(collection, merged, request.order).slice(request.offset, upTo);
  }

  private put(collection: Collection, id: string, pending: Pending): void {
    this.pending.set(documentLock(collection, id), pending);
  }

  /** Locks a document for writing and returns what the snapshot holds of it. */
  private lock(collection: Collection, id: string): Row | undefined {
    const lock = documentLock(collection, id);
    this.locks.acquire(lock, this);
    const pending = this.pending.get(lock);
    if (pending) return pending.base;
    const base = readById(this.snapshot, collection, id);
    const current = readById(this.committed, collection, id);
    if (base?.seq !== current?.seq || base?.rev !== current?.rev) throw transactionConflict();
    return base;
  }

  private assertUnique(collection: Collection, document: Document): void {
    for (const lock of uniqueLocks(collection, document)) this.locks.acquire(lock, this);
    for (const index of collection.uniqueIndexes) {
      const keys = collection.keysIn(index, document);
      const duplicate = (): Error =>
        duplicateKey(collection.name, index.name, collection.valuesIn(index, document));
      if (this.ownWriteHas(collection, document, index.name)) throw duplicate();
      const columns = index.fields.map(([path]) => Collection.columnOf(path));
      const other = readByUniqueKey(this.committed, collection, columns, keys);
      if (!other || other.id === document._id) continue;
      if (this.pending.has(documentLock(collection, other.id))) continue;
      const seen = readByUniqueKey(this.snapshot, collection, columns, keys);
      throw seen?.id === other.id ? duplicate() : transactionConflict();
    }
  }

  private ownWriteHas(collection: Collection, document: Document, indexName: string): boolean {
    const index = collection.uniqueIndexes.find((one) => one.name === indexName);
    if (!index) return false;
    const keys = JSON.stringify(collection.keysIn(index, document));
    return [...this.pending.values()].some((pending) => {
      if (pending.collection !== collection || pending.text === undefined) return false;
      const own = fromStoredText(pending.text);
      return own._id !== document._id && JSON.stringify(collection.keysIn(index, own)) === keys;
    });
  }

  /** MongoDB likewise refuses a snapshot that is older than the collection or its indexes. */
  private assertInSnapshot(collection: Collection): void {
    if (collection.schemaVersion > this.schemaVersion) throw transactionConflict();
  }
}

function foundOf(pending: Pending): Found | undefined {
  if (pending.text === undefined) return undefined;
  return new Found(pending.place, pending.base?.rev ?? 0, pending.text);
}

function toText(collection: Collection, document: Document): string {
  collection.assertIndexable(document);
  return toStoredText(document);
}
