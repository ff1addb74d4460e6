/**
 * The work of an import that was committed, or is being taken back: some seconds at a time, by the page's calls and,
 * when nobody looks, by the clock. Every step is repeatable; one that died is done again by whoever comes next.
 */
import type { Difference } from '../../../src/shared/roster-import/differences';
import { transition } from '../../../src/shared/roster-import/machine';
import type { RosterImage } from '../../../src/shared/people/roster-port';
import { toLocalDate, type InstantMs } from '../../../src/shared/time';
import { startStopwatch } from '../../platform/clock/clock';
import { find } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import {
  importDesks,
  importJournal,
  importRows,
  imports,
  type ImportJournal,
  type StoredImport,
} from './collections';
import { Directory } from './directory';
import { giveBack, takeLease } from './lease';
import { mostWritesPerPage, readPage } from './pages';
import { addNewRows } from './add-new-rows';
import { writeRow, type RosterPorts, type RowPlace, type RowResult } from './write-row';

/** Rows that are written side by side. */
const atATime = 8;
/** Journal entries that are taken back together; one may hold twenty rows. */
const undoneAtOnce = 8;

interface Job {
  ports: RosterPorts;
  importId: string;
  schoolId: string;
  holder: string;
  nowMs: InstantMs;
}

/** Works for about `budgetMs`, unless somebody else does. Gives the import as it is then. */
export async function workOn(
  ports: RosterPorts,
  stored: StoredImport,
  holder: string,
  { nowMs, budgetMs }: { nowMs: InstantMs; budgetMs: number },
): Promise<StoredImport> {
  if (stored.state !== 'applying' && stored.state !== 'rolling-back') return stored;
  const leased = await takeLease(stored, holder, nowMs);
  if (!leased) return stored;
  const { _id: importId, schoolId } = leased;
  const job: Job = { ports, importId, schoolId, holder, nowMs };
  const elapsedMs = startStopwatch();
  const inTime = () => elapsedMs() < budgetMs;
  try {
    if (leased.state === 'applying') await applySome(job, leased, inTime);
    else while (inTime() && (await undoSome(job)));
  } finally {
    await giveBack(importId, holder);
  }
  return (await giveBack(importId, holder)) ?? leased;
}

async function applySome(job: Job, leased: StoredImport, inTime: () => boolean): Promise<void> {
  const directory = new Directory(job.ports.reader, job.schoolId, toLocalDate(job.nowMs));
  const { chunks } = leased;
  for (let chunk = leased.chunksDone; chunk < chunks.length && inTime(); chunk += 1)
    if (!(await applyChunk(job, directory, chunk))) return;
}

/** False when the import is not in this call's hands any more. */
async function applyChunk(job: Job, directory: Directory, chunk: number): Promise<boolean> {
  const { importId, schoolId, ports, nowMs } = job;
  const page = await readPage(importId, 'writes', chunk);
  const rows = page?.rows ?? [];
  const date = toLocalDate(nowMs);
  const placeOf = (index: number): RowPlace => {
    const place = chunk * mostWritesPerPage + index;
    return { schoolId, importId, place, date };
  };
  const added = await addNewRows(ports, directory, rows, placeOf);
  const results = await sideBySide(rows, async (difference, index) => {
    const isAdded = added.get(index);
    return isAdded ?? writeRow(ports, directory, difference, placeOf(index));
  });
  await ports.writer.rebuildAccess(
    schoolId,
    results.flatMap(({ rebuilds }) => rebuilds),
  );
  const overtaken = results.flatMap((result, index) => (result.overtaken ? [index] : []));
  return transact(async (transaction) => {
    const stored = await inHand(transaction, job, 'applying');
    if (stored?.chunksDone !== chunk) return false;
    if (page && overtaken.length > 0)
      await transaction.update(importRows, page.id, { overtaken: overtaken.join(',') });
    await transaction.update(imports, importId, {
      chunksDone: chunk + 1,
      written: stored.written + rows.length - overtaken.length,
      overtaken: stored.overtaken + overtaken.length,
      version: stored.version + 1,
      ...(chunk + 1 === stored.chunks.length ? await ending(transaction, stored, nowMs) : {}),
    });
    return true;
  });
}

async function inHand(
  transaction: Transaction,
  { importId, holder }: Job,
  state: StoredImport['state'],
): Promise<StoredImport | null> {
  const stored = await transaction.get(imports, importId);
  return stored?.state === state && stored.holder === holder ? stored : null;
}

/** The desk is free for the next; what others compared with the roster is stale. */
async function ending(
  transaction: Transaction,
  { schoolId, state }: StoredImport,
  nowMs: InstantMs,
): Promise<Partial<StoredImport>> {
  const desk = await transaction.get(importDesks, schoolId);
  if (desk) {
    const patch = { activeId: null, turn: desk.turn + 1, version: desk.version + 1 };
    await transaction.update(importDesks, schoolId, patch);
  }
  return { state: transition(state, 'finish') ?? state, endedAtMs: nowMs };
}

/** Rows about the same person or class one after the other, the others side by side; results in the rows' order. */
async function sideBySide(
  rows: readonly Difference[],
  write: (difference: Difference, index: number) => Promise<RowResult>,
): Promise<RowResult[]> {
  const lanes = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const lane = laneOf(row, index);
    lanes.set(lane, [...(lanes.get(lane) ?? []), index]);
  });
  const waiting = [...lanes.values()];
  const results: RowResult[] = [];
  const worker = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift())
      for (const index of lane) {
        const row = rows[index];
        if (row) results[index] = await write(row, index);
      }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

function laneOf({ after }: Difference, index: number): string {
  if (after.kind === 'guardian') return after.mobile;
  if (after.kind === 'teaching') return after.staffNumber;
  return after.kind === 'class' ? (after.teacherNumber ?? '') : String(index);
}

/** The latest writes first. False when nothing is left to take back, or it is not in this call's hands. */
async function undoSome(job: Job): Promise<boolean> {
  const { importId, schoolId, ports, nowMs } = job;
  const latest = await find(
    importJournal,
    { importId },
    { orderBy: [['_id', 'desc']], limit: undoneAtOnce },
  );
  const results = await Promise.all(
    apartFrom(latest).map((images) => ports.writer.putBack(schoolId, images)),
  );
  const kept = results.reduce((sum, one) => sum + one.kept, 0);
  await ports.writer.rebuildAccess(
    schoolId,
    results.flatMap(({ rebuilds }) => rebuilds),
  );
  return transact(async (transaction) => {
    const stored = await inHand(transaction, job, 'rolling-back');
    if (!stored) return false;
    for (const { _id } of latest) await transaction.remove(importJournal, _id);
    const isOver = latest.length < undoneAtOnce;
    await transaction.update(imports, importId, {
      written: isOver ? 0 : Math.max(0, stored.written - rowsIn(latest)),
      overtaken: stored.overtaken + kept,
      version: stored.version + 1,
      ...(isOver ? await ending(transaction, stored, nowMs) : {}),
    });
    return !isOver;
  });
}

/**
 * What the entries hold, in lists that have no document in common and may be put back side by side; in each list the
 * earliest write comes first.
 */
export function apartFrom(latestFirst: readonly Pick<ImportJournal, 'images'>[]): RosterImage[][] {
  let lists: RosterImage[][] = [];
  for (const entry of [...latestFirst].reverse()) {
    const images = JSON.parse(entry.images) as RosterImage[];
    const ids = new Set(images.map(({ id }) => id));
    const meets = (list: RosterImage[]) => list.some(({ id }) => ids.has(id));
    const joined = [...lists.filter(meets).flat(), ...images];
    lists = [...lists.filter((list) => !meets(list)), joined];
  }
  return lists;
}

/** A row may have several entries; they share all but the end of the id. */
function rowsIn(entries: readonly { _id: string }[]): number {
  return new Set(entries.map(({ _id }) => _id.replace(/\.\d$/u, ''))).size;
}
