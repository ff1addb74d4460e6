/** What a call left in the store. Reads what calls may write and nothing else: a whole dump costs ten times as much. */
import { allCollections } from '../../cloudfunctions/all-collections';
import type { World } from '../harness/world';
import type { Doc } from './linking/loot';

/** Collection → id → the document as the database tells it. */
export type Stored = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Change {
  kind: 'added' | 'changed' | 'removed';
  collection: string;
  doc: Doc;
}

/** Written by the seed alone so far; the heartbeat by any call that finds the clock silent. */
const unwatched = [
  ...['people', 'guardian_links', 'access', 'staff', 'classes', 'schools', 'teaching'],
  'heartbeats',
];
const watched = allCollections.filter(({ name }) => !unwatched.includes(name));
const mostDocuments = 1_000;

export async function readStore({ cloud }: World): Promise<Stored> {
  const collections = watched.map(
    async ({ name }) => [name, await readCollection(cloud, name)] as const,
  );
  return new Map(await Promise.all(collections));
}

async function readCollection(
  cloud: World['cloud'],
  collectionName: string,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (;;) {
    const reply = await cloud.admin('database.getDocument', {
      collectionName,
      queryType: 'WHERE',
      query: '{}',
      order: JSON.stringify({ _id: 1 }),
      offset: found.size,
      limit: mostDocuments,
    });
    const { list } = reply['data'] as { list: string[] };
    for (const text of list) found.set(idOf(text), text);
    if (list.length < mostDocuments) return found;
  }
}

/** The id comes first in what the database tells; to parse every document would be half of this file's time. */
function idOf(text: string): string {
  return /^\{"_id":"([^"\\]+)"/.exec(text)?.[1] ?? String(asDoc(text)['_id']);
}

function asDoc(text: string): Doc {
  return JSON.parse(text) as Doc;
}

export function changesBetween(before: Stored, after: Stored): Change[] {
  return [...after].flatMap(([collection, is]) => {
    const was = before.get(collection) ?? new Map<string, string>();
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
const guards = ['booking_days', 'booking_months', 'booking_waits'];

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
