/** What a call left in the store. */
import path from 'node:path';
import Database from 'libsql';
import { allCollections } from '../../cloudfunctions/all-collections';
import { fromStoredText } from '../../local-cloud/database/ejson';
import type { World } from '../harness/world';
import type { Doc } from './linking/loot';

/** Collection → id → the document as the database keeps it. */
export type Stored = ReadonlyMap<string, Table>;

export interface Change {
  kind: 'added' | 'changed' | 'removed';
  collection: string;
  doc: Doc;
}

/** Without the heartbeat, which any call may write when the clock was silent. */
const watched = allCollections.filter(({ name }) => name !== 'heartbeats');

type Table = ReadonlyMap<string, string>;

/** What was read last of each world's tables, under what their rows said of themselves. */
const lastRead = new WeakMap<World, Map<string, { rows: string; table: Table }>>();

/**
 * Straight from the database's file, past HTTP: an act is compared with what was there a dozen times. A row's number
 * is never used again and its `rev` grows with every change: a table that says the same of all its rows is the same
 * one, and is given again as the same object.
 */
export function readStore(world: World): Stored {
  const file = new Database(path.join(world.cloud.dataDir, 'database.db'), { readonly: true });
  const known = lastRead.get(world) ?? new Map<string, { rows: string; table: Table }>();
  lastRead.set(world, known);
  try {
    file.exec('BEGIN');
    return new Map(
      watched.map(({ name }) => {
        const said = file
          .prepare(`SELECT group_concat(seq || '.' || rev) AS rows FROM "c:${name}"`)
          .get() as { rows: string | null };
        const rows = said.rows ?? '';
        const before = known.get(name);
        if (before?.rows === rows) return [name, before.table];
        const table = readTable(file, name);
        known.set(name, { rows, table });
        return [name, table];
      }),
    );
  } finally {
    file.close();
  }
}

function readTable(file: InstanceType<typeof Database>, name: string): Table {
  const rows = file.prepare(`SELECT id, doc FROM "c:${name}"`).all() as StoredRow[];
  return new Map(rows.map(({ id, doc }) => [id, doc]));
}

interface StoredRow {
  id: string;
  doc: string;
}

function asDoc(text: string): Doc {
  return fromStoredText(text) as Doc;
}

export function changesBetween(before: Stored, after: Stored): Change[] {
  return [...after].flatMap(([collection, is]) => {
    const was = before.get(collection) ?? new Map<string, string>();
    if (was === is) return [];
    const gone = [...was].filter(([id]) => !is.has(id));
    return [
      ...gone.map(([, text]): Change => ({ kind: 'removed', collection, doc: asDoc(text) })),
      ...[...is].flatMap(([id, text]): Change[] => {
        const known = was.get(id);
        if (known === text) return [];
        return [{ kind: known === undefined ? 'added' : 'changed', collection, doc: asDoc(text) }];
      }),
    ];
  });
}

/** One document a resource and day: there from its first use on, and whose use is the first says nothing. */
const guards = ['booking_days', 'booking_months', 'booking_waits', 'training_reached'];

/**
 * The changes without ids, in a fixed order, e.g. `added messages`. A notice that was delivered afterwards counts as
 * the notice it was.
 */
export function shapeOf(changes: readonly Change[]): string[] {
  return changes
    .map(({ kind, collection }) => `${guards.includes(collection) ? 'wrote' : kind} ${collection}`)
    .filter((line) => line !== 'changed outbox')
    .sort();
}
