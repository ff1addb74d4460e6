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
const unwatched = ['staff', 'classes', 'schools', 'heartbeats'];
const watched = allCollections.filter(
  ({ name, side }) => side !== 'person' && !unwatched.includes(name),
);
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
  const reply = await cloud.admin('database.getDocument', {
    collectionName,
    queryType: 'WHERE',
    query: '{}',
    limit: mostDocuments,
  });
  const { list } = reply['data'] as { list: string[] };
  if (list.length === mostDocuments) throw new Error(`more of ${collectionName} than one page`);
  return new Map(list.map((text) => [String(asDoc(text)['_id']), text]));
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

/**
 * The changes without ids, in a fixed order, e.g. `added messages`. A notice that was delivered afterwards counts as
 * the notice it was.
 */
export function shapeOf(changes: readonly Change[]): string[] {
  return changes
    .map(({ kind, collection }) => `${kind} ${collection}`)
    .filter((line) => line !== 'changed outbox')
    .sort();
}
