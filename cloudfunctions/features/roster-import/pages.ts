/** Pages of what was found in a file: staged as text, one document a page (architecture: Limits). */
import type { RosterRow } from '../../../src/shared/people/roster';
import type { Difference } from '../../../src/shared/roster-import/differences';
import type { Problem } from '../../../src/shared/roster-import/problems';
import type { Collection } from '../../platform/collections';
import { addOnce, find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { importRows, type ImportRows } from './collections';

interface Contents {
  problems: Problem;
  writes: Difference;
  absent: RosterRow;
}
export type ListName = keyof Contents;

/** Rows of a page as it is read on a phone. */
const rowsPerPage = 20;
/** Rows that are written before the import's document counts them: fewer where they are long. */
export const mostWritesPerPage = 100;
/** A document's text travels in JSON inside of JSON, and a request takes 100 KB. */
const mostPageBytes = 80_000;
/** More than this nobody reads: the first ones are kept, all are counted. */
const mostProblems = 500;

/** Documents removed in one transaction. */
const removedAtOnce = 50;
const atATime = 8;

function idOf(importId: string, list: ListName, page: number): string {
  return `${importId}.${list}.${String(page).padStart(5, '0')}`;
}

/** Rows of one kind to a page, so that what is written side by side needs nothing of its neighbours. */
export function chunksOfWrites(writes: readonly Difference[]): Difference[][] {
  const chunks: Difference[][] = [];
  let bytes = 0;
  for (const one of writes) {
    const size = Buffer.byteLength(JSON.stringify(JSON.stringify(one)));
    const last = chunks.at(-1);
    const isFull = last?.length === mostWritesPerPage || bytes + size > mostPageBytes;
    bytes = isFull || last?.[0]?.after.kind !== one.after.kind ? size : bytes + size;
    if (last && bytes > size) last.push(one);
    else chunks.push([one]);
  }
  return chunks;
}

function pagesOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / rowsPerPage) }, (_, page) =>
    items.slice(page * rowsPerPage, (page + 1) * rowsPerPage),
  );
}

export interface Found {
  problems: readonly Problem[];
  writes: readonly (readonly Difference[])[];
  absent: readonly RosterRow[];
}

/** In the place of what an earlier look at the file found. */
export async function stagePages(schoolId: string, importId: string, found: Found): Promise<void> {
  await removePages(importRows, importId);
  const pages: [ListName, readonly unknown[][]][] = [
    ['problems', pagesOf(found.problems.slice(0, mostProblems))],
    ['writes', found.writes.map((page) => [...page])],
    ['absent', pagesOf(found.absent)],
  ];
  const docs = pages.flatMap(([list, some]) =>
    some.map((rows, page): ImportRows => {
      const content = JSON.stringify(rows);
      return { _id: idOf(importId, list, page), schoolId, importId, list, content, overtaken: '' };
    }),
  );
  for (let at = 0; at < docs.length; at += atATime)
    await Promise.all(docs.slice(at, at + atATime).map((doc) => addOnce(importRows, doc)));
}

interface Page<T> {
  id: string;
  rows: T[];
  /** Places in `rows` that were left as they are. */
  overtaken: number[];
}

/** Null where there is no such page. */
export async function readPage<List extends ListName>(
  importId: string,
  list: List,
  page: number,
): Promise<Page<Contents[List]> | null> {
  const stored = await getById(importRows, idOf(importId, list, page));
  if (!stored) return null;
  const rows = JSON.parse(stored.content) as Contents[List][];
  const overtaken = stored.overtaken === '' ? [] : stored.overtaken.split(',').map(Number);
  return { id: stored._id, rows, overtaken };
}

/** Rows of `writes` for one page of the reader, whichever documents hold them. */
export async function readWrites(
  importId: string,
  chunks: readonly number[],
  page: number,
): Promise<{ row: Difference; isOvertaken: boolean }[]> {
  const [from, to] = [page * rowsPerPage, (page + 1) * rowsPerPage];
  const found: { row: Difference; isOvertaken: boolean }[] = [];
  let first = 0;
  for (const [chunk, size] of chunks.entries()) {
    if (first < to && first + size > from) {
      const stored = await readPage(importId, 'writes', chunk);
      for (const [place, row] of stored?.rows.entries() ?? [])
        if (first + place >= from && first + place < to)
          found.push({ row, isOvertaken: stored?.overtaken.includes(place) === true });
    }
    first += size;
  }
  return found;
}

export function pageCount(
  list: ListName,
  { problems, absent, rows }: { problems: number; absent: number; rows: number },
): number {
  const counts = { problems: Math.min(problems, mostProblems), absent, writes: rows };
  return Math.ceil(counts[list] / rowsPerPage);
}

/** Everything that an import left in a collection. Safe to repeat. */
export async function removePages(
  collection: Collection<{ _id: string; importId: string }>,
  importId: string,
): Promise<void> {
  for (;;) {
    const some = await find(collection, { importId }, { limit: removedAtOnce });
    if (some.length === 0) return;
    await transact(async (transaction) => {
      for (const { _id } of some)
        if (await transaction.get(collection, _id)) await transaction.remove(collection, _id);
    });
  }
}
