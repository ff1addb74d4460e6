import type { Collection } from './collection';
import type { Connection } from './connection';
import type { Document } from './ejson';
import { find, Found, type FindRequest, type Steps } from './find';
import { documentLock, uniqueLocks, type Locks } from './locks';
import { idOf, readById, type RowWriter } from './rows';

/** Where reads and writes go: straight to the file, or into an open transaction. */
export interface Session {
  find(collection: Collection, request: FindRequest): Steps<Found[]>;
  findById(collection: Collection, id: string): Found | undefined;
  /** Makes the writes inside durable together, or none of them. */
  atomically<T>(work: () => T): T;
  /** Makes sure that nobody else is writing the document, also when nothing will change. */
  claim(collection: Collection, found: Found): void;
  insert(collection: Collection, document: Document): void;
  replace(collection: Collection, found: Found, document: Document): void;
  remove(collection: Collection, found: Found): void;
}

/** Reads and writes outside transactions: they see what is committed and respect the locks. */
export class PlainSession implements Session {
  constructor(
    private readonly connection: Connection,
    private readonly writer: RowWriter,
    private readonly locks: Locks,
  ) {}

  find(collection: Collection, request: FindRequest): Steps<Found[]> {
    return find(this.connection, collection, request);
  }

  findById(collection: Collection, id: string): Found | undefined {
    const row = readById(this.connection, collection, id);
    return row && new Found(row.seq, row.rev, row.doc);
  }

  atomically<T>(work: () => T): T {
    return this.connection.atomically(work);
  }

  claim(collection: Collection, found: Found): void {
    this.locks.assertFree([documentLock(collection, idOf(found.document))]);
  }

  insert(collection: Collection, document: Document): void {
    this.assertUnlocked(collection, document);
    this.writer.insert(collection, document);
  }

  replace(collection: Collection, found: Found, document: Document): void {
    this.assertUnlocked(collection, document);
    this.writer.replace(collection, found.seq, document);
  }

  remove(collection: Collection, found: Found): void {
    this.claim(collection, found);
    this.writer.remove(collection, found.seq);
  }

  private assertUnlocked(collection: Collection, document: Document): void {
    this.locks.assertFree([
      documentLock(collection, idOf(document)),
      ...uniqueLocks(collection, document),
    ]);
  }
}
