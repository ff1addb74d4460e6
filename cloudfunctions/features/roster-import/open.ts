/** G1: one import and a page of what was found in it. */
import { openImport as contract } from '../../../src/shared/roster-import/contracts';
import { labelOf } from '../../../src/shared/roster-import/check-rows';
import { cellsOf, changedCells } from '../../../src/shared/roster-import/tables';
import { defineAction } from '../../platform/action';
import type { Difference } from '../../../src/shared/roster-import/differences';
import type { StoredImport } from './collections';
import { pageCount, pagesOfWrites, readPage, type Page } from './pages';
import { requireImport, viewOf } from './view';

export function openImport() {
  return defineAction(contract, async ({ importId, list, page }, { caller, nowMs }) => {
    const stored = await requireImport(caller.schoolId, importId);
    const { facts, chunks, cleared } = stored;
    const pages = cleared ? 0 : pageCount(list, { ...facts, chunks });
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
  const wanted = pagesOfWrites(chunks)[page] ?? [];
  const found = await Promise.all(wanted.map((chunk) => readPage(importId, 'writes', chunk)));
  return found.flatMap(rowsOf);
}

function rowsOf(found: Page<Difference> | null) {
  return (found?.rows ?? []).map(({ sheet, line, before, after }, place) => ({
    sheet,
    line,
    kind: after.kind,
    label: labelOf(after),
    isNew: before === null,
    cells: changedCells(before, after),
    overtaken: found?.overtaken.includes(place) === true,
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
