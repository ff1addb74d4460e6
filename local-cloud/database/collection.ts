import { isDocument, type Document } from './ejson';
import { databaseLimits } from '../limits';
import { notServed, writeFailed } from './errors';
import { keyBytes, keyOf, type Key } from './keys';
import type { Order } from './order';
import { plainValueAt } from './paths';

export interface IndexDeclaration {
  name: string;
  /** Dotted paths with 1 (ascending) or -1. */
  fields: [string, 1 | -1][];
  unique?: boolean;
}

/** An SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A field that some index covers, in a generated column of the same table. */
export interface IndexedField {
  path: string;
  column: string;
  /**
   * Some document has an array or an object there, which the column's keys can neither find by
   * element nor order: queries then go without the column.
   */
  opaque: boolean;
}

/** What the service knows of a collection: where it is stored and what its indexes are. */
export class Collection {
  readonly table: string;
  readonly fields = new Map<string, IndexedField>();
  indexes: IndexDeclaration[] = [];

  constructor(
    readonly name: string,
    /** Grows with every change of any collection; an older snapshot does not hold this one. */
    public schemaVersion: number,
  ) {
    this.table = quoted(`c:${name}`);
  }

  static columnOf(path: string): string {
    return path === '_id' ? 'id' : quoted(`f:${path}`);
  }

  sqlIndexName(index: IndexDeclaration): string {
    return `${this.name}:${index.name}`;
  }

  /** Remembers the definition, to go back to it when a change of it fails. */
  checkpoint(): () => void {
    const indexes = this.indexes;
    const fields = [...this.fields.values()].map((field) => ({ ...field }));
    return () => {
      this.indexes = indexes;
      this.fields.clear();
      for (const field of fields) this.fields.set(field.path, field);
    };
  }

  get uniqueIndexes(): IndexDeclaration[] {
    return this.indexes.filter((index) => index.unique);
  }

  /**
   * Whether documents that sort alike come in insertion order (1) or its reverse (-1). MongoDB
   * promises neither; the index that gives the order decides, so that it alone can serve the sort.
   */
  tieDirection(order: Order): 1 | -1 {
    const last = order[order.length - 1]?.[1] ?? 1;
    for (const { fields } of this.indexes) {
      const start = fields.findIndex(([path]) => path === order[0]?.[0]);
      if (start < 0) continue;
      const turns = order.map(([path, direction], at) => {
        const [indexed, indexDirection] = fields[start + at] ?? [];
        return indexed === path ? direction * (indexDirection ?? 1) : 0;
      });
      if (turns.every((turn) => turn === 1)) return 1;
      if (turns.every((turn) => turn === -1)) return -1;
    }
    return last;
  }

  /** The keys of a document in an index, in the order of its fields. */
  keysIn(index: IndexDeclaration, document: Document): Key[] {
    return index.fields.map(([path]) => {
      const { value } = plainValueAt(document, path);
      if (path === '_id') return String(value);
      return keyOf(value) ?? `t${JSON.stringify(value)}`;
    });
  }

  /** The values of a document in an index, as a duplicate-key message shows them. */
  valuesIn(index: IndexDeclaration, document: Document): unknown[] {
    return index.fields.map(([path]) => plainValueAt(document, path).value ?? null);
  }

  /** @throws DATABASE_REQUEST_FAILED when an index cannot take the document */
  assertIndexable(document: Document): void {
    for (const index of this.indexes) {
      let bytes = 0;
      for (const [path] of index.fields) {
        const { value, meetsArray } = plainValueAt(document, path);
        if (meetsArray && index.unique) throw notServed('arrays in unique indexes');
        if (!meetsArray) bytes += keyBytes(value);
      }
      if (bytes > databaseLimits.indexKeyBytes) {
        throw writeFailed(
          `WiredTigerIndex::insert: key too large to index, failing ${bytes} in index ${index.name}`,
        );
      }
    }
  }

  /** Indexed fields where this document is the first with an array or an object. */
  newlyOpaque(document: Document): IndexedField[] {
    return [...this.fields.values()].filter(({ path, opaque }) => {
      if (opaque) return false;
      const { value, meetsArray } = plainValueAt(document, path);
      return meetsArray || isDocument(value);
    });
  }
}
