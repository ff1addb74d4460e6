/** An import as the administration sees it (G1). */
import type { ImportView } from '../../../src/shared/roster-import/model';
import { undoMsAt } from '../../../src/shared/roster-import/policy';
import type { InstantMs } from '../../../src/shared/time';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { getById } from '../../platform/store';
import { importDesks, imports, type ImportDesk, type StoredImport } from './collections';

/** The school's desk; before its first import there is none. */
export async function deskOf(schoolId: string): Promise<ImportDesk> {
  return (await getById(importDesks, schoolId)) ?? newDesk(schoolId);
}

export function newDesk(schoolId: string): ImportDesk {
  return { _id: schoolId, activeId: null, turn: 0, version: 0 };
}

/** `not-found` for an unknown id and another school's. */
export async function requireImport(schoolId: string, importId: string): Promise<StoredImport> {
  const found = await getById(imports, importId);
  if (found?.schoolId !== schoolId) throw new AppError('not-found', 'import');
  return found;
}

export async function undoMsOf(schoolId: string, nowMs: InstantMs): Promise<number> {
  const { policyValues } = await loadSchool(schoolId, nowMs);
  return undoMsAt(policyValues, nowMs);
}

/** Whether what was written may be taken back: while it is being written, and some days after. */
export function isUndoable(
  { state, endedAtMs, cleared }: StoredImport,
  undoMs: number,
  nowMs: InstantMs,
): boolean {
  if (state === 'applying') return true;
  return state === 'done' && !cleared && endedAtMs !== null && nowMs < endedAtMs + undoMs;
}

export async function viewOf(stored: StoredImport, nowMs: InstantMs): Promise<ImportView> {
  const [desk, undoMs] = [await deskOf(stored.schoolId), await undoMsOf(stored.schoolId, nowMs)];
  return importView(stored, desk, undoMs, nowMs);
}

export function importView(
  stored: StoredImport,
  desk: ImportDesk,
  undoMs: number,
  nowMs: InstantMs,
): ImportView {
  const { _id, fileName, state, version, createdAtMs, endedAtMs, facts } = stored;
  const { rows, written, overtaken, turn } = stored;
  return {
    importId: _id,
    fileName,
    state,
    version,
    createdAtMs,
    endedAtMs,
    facts,
    rows,
    written,
    overtaken,
    stale: state === 'ready' && turn !== desk.turn,
    undoable: isUndoable(stored, undoMs, nowMs),
  };
}
