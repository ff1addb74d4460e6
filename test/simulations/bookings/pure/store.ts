/**
 * A tiny document store with what the product relies on: snapshot reads, commits that are refused when a written
 * document changed meanwhile or exists already. Documents are never changed in place.
 */
export type Docs = Readonly<Record<string, unknown>>;

interface Versions {
  commit: number;
  /** Null: removed. */
  doc: unknown;
}

export class Store {
  private readonly docs = new Map<string, Versions[]>();
  commits = 0;

  begin(): Transaction {
    return new Transaction(this, this.commits);
  }

  read(id: string, upTo = this.commits): unknown {
    const versions = this.docs.get(id) ?? [];
    for (let at = versions.length - 1; at >= 0; at -= 1) {
      const version = versions[at];
      if (version && version.commit <= upTo) return version.doc;
    }
    return null;
  }

  /** Every document whose id begins so. */
  all<Doc>(prefix: string): Doc[] {
    return [...this.docs.keys()]
      .filter((id) => id.startsWith(prefix))
      .flatMap((id) => (this.read(id) === null ? [] : [this.read(id) as Doc]));
  }

  /** False: another writer was first. `comparing` off is a store that lets everybody through. */
  commit(snapshot: number, writes: ReadonlyMap<string, unknown>, comparing: boolean): boolean {
    const latest = (id: string) => this.docs.get(id)?.at(-1)?.commit ?? -1;
    if (comparing && [...writes.keys()].some((id) => latest(id) > snapshot)) return false;
    this.commits += 1;
    for (const [id, doc] of writes)
      this.docs.set(id, [...(this.docs.get(id) ?? []), { commit: this.commits, doc }]);
    return true;
  }
}

/** Reads its snapshot and its own writes; nothing is seen by others before the commit. */
export class Transaction {
  readonly writes = new Map<string, unknown>();

  constructor(
    private readonly store: Store,
    readonly snapshot: number,
  ) {}

  get<Doc>(id: string): Doc | null {
    const found = this.writes.has(id) ? this.writes.get(id) : this.store.read(id, this.snapshot);
    return found as Doc | null;
  }

  put(id: string, doc: unknown): void {
    this.writes.set(id, doc);
  }

  remove(id: string): void {
    this.writes.set(id, null);
  }
}
