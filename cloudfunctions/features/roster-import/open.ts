/** G1: one import and a page of what was found in it. */
import { openImport as contract } from '../../../src/shared/roster-import/contracts';
import { labelOf } from '../../../src/shared/roster-import/check-rows';
import { cellsOf, changedCells } from '../../../src/shared/roster-import/tables';
import { defineAction } from '../../platform/action';
import type { StoredImport } from './collections';
import { pageCount, readPage, readWrites } from './pages';
import { requireImport, viewOf } from './view';

export function openImport() {
  return defineAction(contract, async ({ importId, list, page }, { caller, nowMs }) => {
    const stored = await requireImport(caller.schoolId, importId);
    const { facts, rows, cleared } = stored;
    const pages = cleared ? 0 : pageCount(list, { ...facts, rows });
    const shown = {
      import: await viewOf(stored, nowMs),
      problems: list === 'problems' ? ((await readPage(importId, list, page))?.rows ?? []) : [],
      writes: list === 'writes' ? await writesOf(stored, page) : [],
      absent: list === 'absent' ? await absentOf(importId, page) : [],
      pages,
    };
    return shown;
  });
}

async function writesOf({ _id: importId, chunks }: StoredImport, page: number) {
  const found = await readWrites(importId, chunks, page);
  return found.map(({ row: { sheet, line, before, after }, isOvertaken }) => ({
    sheet,
    line,
    kind: after.kind,
    label: labelOf(after),
    isNew: before === null,
    cells: changedCells(before, after),
    overtaken: isOvertaken,
  }));
}

async function absentOf(importId: string, page: number) {
  const found = await readPage(importId, 'absent', page);
  return (found?.rows ?? []).map((row) => ({
    kind: row.kind,
    label: labelOf(row),
    cells: cellsOf(row),
  }));
}
