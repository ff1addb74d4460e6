/**
 * A tiny document store with what the product relies on: snapshot reads, commits that are refused when a
 * written document changed meanwhile, ids that exist once. Documents are never changed in place.
 */
import type { LadderInstance } from '../../../../src/shared/ladder';
import type { CheckedEffect, CheckedThread } from '../checks';
import type { Post } from '../what-is-owed';

export interface Docs {
  threads: CheckedThread & { readonly lastSeq: number };
  ladders: LadderInstance;
  effects: CheckedEffect & { readonly atMs: number };
  messages: Post & { readonly _id: string; readonly threadId: string };
}
export type CollectionName = keyof Docs;

/** An id that exists already: how a repeated act is recognised. */
export class Duplicate extends Error {}

interface Versions<Doc> {
  commit: number;
  doc: Doc;
}

export interface Write {
  collection: CollectionName;
  doc: Docs[CollectionName];
  fresh: boolean;
}

export class Store {
  private readonly collections: { [Name in CollectionName]: Map<string, Versions<Docs[Name]>[]> } =
    {
      threads: new Map(),
      ladders: new Map(),
      effects: new Map(),
      messages: new Map(),
    };
  commits = 0;

  begin(): Transaction {
    return new Transaction(this, this.commits);
  }

  all<Name extends CollectionName>(name: Name): Docs[Name][] {
    const found: Docs[Name][] = [];
    for (const versions of this.collections[name].values()) {
      const latest = versions[versions.length - 1];
      if (latest) found.push(latest.doc);
    }
    return found;
  }

  read<Name extends CollectionName>(
    name: Name,
    id: string,
    upTo = this.commits,
  ): Docs[Name] | null {
    const versions = this.collections[name].get(id) ?? [];
    for (let at = versions.length - 1; at >= 0; at -= 1) {
      const version = versions[at];
      if (version && version.commit <= upTo) return version.doc;
    }
    return null;
  }

  /** False: another writer was first. Throws Duplicate for an id that exists. */
  commit(snapshot: number, writes: readonly Write[], comparing: boolean): boolean {
    const latestCommit = ({ collection, doc }: Write) =>
      this.collections[collection].get(doc._id)?.at(-1)?.commit ?? -1;
    for (const write of writes) {
      const existing = latestCommit(write);
      if (write.fresh && existing >= 0 && existing <= snapshot) throw new Duplicate(write.doc._id);
      if (existing > snapshot && comparing) return false;
      if (existing > snapshot && write.fresh) throw new Duplicate(write.doc._id);
    }
    this.commits += 1;
    for (const { collection, doc } of writes) this.append(collection, doc);
    return true;
  }

  private append<Name extends CollectionName>(name: Name, doc: Docs[CollectionName]): void {
    const version = { commit: this.commits, doc: doc as Docs[Name] };
    const versions = this.collections[name].get(doc._id);
    if (versions) versions.push(version);
    else this.collections[name].set(doc._id, [version]);
  }
}

/** Reads its snapshot and its own writes; nothing is seen by others before the commit. */
export class Transaction {
  private readonly written = new Map<string, Write>();

  constructor(
    private readonly store: Store,
    readonly snapshot: number,
  ) {}

  get<Name extends CollectionName>(name: Name, id: string): Docs[Name] | null {
    const own = this.written.get(`${name}/${id}`);
    return own ? (own.doc as Docs[Name]) : this.store.read(name, id, this.snapshot);
  }

  add<Name extends CollectionName>(name: Name, doc: Docs[Name]): void {
    if (this.get(name, doc._id)) throw new Duplicate(doc._id);
    this.written.set(`${name}/${doc._id}`, { collection: name, doc, fresh: true });
  }

  update<Name extends CollectionName>(name: Name, doc: Docs[Name]): void {
    const key = `${name}/${doc._id}`;
    const fresh = this.written.get(key)?.fresh ?? false;
    this.written.set(key, { collection: name, doc, fresh });
  }

  get writes(): Write[] {
    return [...this.written.values()];
  }
}
