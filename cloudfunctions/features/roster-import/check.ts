/** G1: reads an uploaded file, says what is wrong with it row by row, and what it would change. Writes no roster. */
import { checkImport as contract } from '../../../src/shared/roster-import/contracts';
import { checkFile, type CheckedFile } from '../../../src/shared/roster-import/check-file';
import { transition } from '../../../src/shared/roster-import/machine';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { readFile } from '../../platform/files';
import { compareAndSet, getById } from '../../platform/store';
import { imports, type StoredImport } from './collections';
import { giveBack, holderOf, takeLease } from './lease';
import { chunksOfWrites, stagePages } from './pages';
import { readSheets, Unreadable } from './read-file';
import { rosterNow } from './roster-now';
import { deskOf, requireImport, viewOf } from './view';
import type { RosterPorts } from './write-row';

export function checkImport({ reader }: Pick<RosterPorts, 'reader'>) {
  return defineAction(contract, async ({ importId }, { caller, requestId, nowMs }) => {
    const stored = await requireImport(caller.schoolId, importId);
    const holder = holderOf(caller.personId, requestId);
    // The same tap again, after it was answered.
    const isDone = stored.holder === holder && stored.leaseUntilMs === 0;
    if (isDone) return { import: await viewOf(stored, nowMs) };
    if (transition(stored.state, 'accept') === null) throw new AppError('illegal-move', 'check');
    const leased = await takeLease(stored, holder, nowMs);
    if (!leased) throw new AppError('roster-import-busy', 'lease');
    try {
      await check(leased, { reader, nowMs });
    } finally {
      await giveBack(importId, holder);
    }
    return { import: await viewOf(await requireImport(caller.schoolId, importId), nowMs) };
  });
}

async function check(
  stored: StoredImport,
  { reader, nowMs }: Pick<RosterPorts, 'reader'> & { nowMs: number },
): Promise<void> {
  const { _id: importId, schoolId } = stored;
  // Before the roster is read: whatever is written in between makes the comparison stale.
  const { turn } = await deskOf(schoolId);
  const roster = await rosterNow(reader, schoolId, toLocalDate(nowMs));
  const checked = await readAndCheck(stored, roster);
  const writes = checked.facts.problems > 0 ? [] : chunksOfWrites(checked.writes);
  await stagePages(schoolId, importId, { ...checked, writes });
  const state = transition(stored.state, checked.facts.problems > 0 ? 'reject' : 'accept');
  const now = await getById(imports, importId);
  if (!now || state === null || now.version !== stored.version)
    throw new AppError('illegal-move', 'decided meanwhile');
  await compareAndSet(imports, now, {
    state,
    facts: checked.facts,
    rows: writes.flat().length,
    chunks: writes.map((page) => page.length),
    turn,
  });
}

async function readAndCheck(
  stored: StoredImport,
  roster: Awaited<ReturnType<typeof rosterNow>>,
): Promise<CheckedFile> {
  try {
    const bytes = await bytesOf(stored);
    return checkFile(await readSheets(bytes, stored.fileName), roster);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const facts = { counts: [], same: 0, absent: 0, problems: 1, sheets: [] };
    return { problems: [error.problem], writes: [], absent: [], facts };
  }
}

async function bytesOf({ arrived }: StoredImport): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const { fileId } of arrived)
    try {
      parts.push(await readFile(fileId));
    } catch {
      throw new AppError('roster-file-gone', 'part');
    }
  return Buffer.concat(parts);
}
