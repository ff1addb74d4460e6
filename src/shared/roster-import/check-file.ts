/** A whole file against the roster as it is: what is wrong with it, otherwise what it would change (G1). */
import type { RosterRow } from '../people/roster';
import { rowKinds } from '../people/row-kinds';
import { placeByCampus } from './campuses';
import type { Sheet } from './cells';
import { checkRows, sortProblems } from './check-rows';
import { sheetPlans } from './columns';
import { compareWithRoster, countsOf, type Difference } from './differences';
import { findSheet, missingColumns, type FoundSheet } from './find-sheets';
import { mostRows, type ImportFacts } from './model';
import type { Problem } from './problems';
import { readRows, type ReadSheet } from './read-rows';
import type { StoredRow } from './stored-rows';

export interface CheckedFile {
  problems: Problem[];
  writes: Difference[];
  absent: RosterRow[];
  facts: ImportFacts;
}

export function checkFile(sheets: readonly Sheet[], roster: readonly StoredRow[]): CheckedFile {
  const found = sheets.map((sheet) => ({ sheet, found: findSheet(sheet) }));
  const known = found.flatMap((one) => one.found ?? []);
  const read = known.map(readRows);
  const named = read.flatMap((one) => one.named);
  const placed = placeByCampus(
    read.flatMap((one) => one.rows),
    named,
    roster,
  );
  const { rows } = placed;
  const stored = placed.roster.map(({ row }) => row);
  const problems = sortProblems([
    ...found.flatMap(({ sheet, found: plan }) => (plan ? [] : unknownSheet(sheet))),
    ...wholeFile(known, sum(read), sheets),
    ...read.flatMap((one) => one.problems),
    ...placed.problems,
    ...checkRows(rows, placed.named, stored),
  ]);
  const { writes, same, absent } = compareWithRoster(rows, placed.roster, placed.renamed);
  const counts = countsOf(writes);
  const facts: ImportFacts = {
    counts: rowKinds
      .map((kind) => ({ kind, ...counts[kind] }))
      .filter(({ added, changed }) => added + changed > 0),
    same,
    absent: absent.length,
    problems: problems.length,
    sheets: found.map(({ sheet, found: plan }) => ({
      name: sheet.name,
      kind: plan?.plan.kind ?? null,
      rows: plan ? (read[known.indexOf(plan)]?.lines ?? 0) : 0,
    })),
  };
  return { problems, writes, absent, facts };
}

function sum(read: readonly ReadSheet[]): number {
  return read.reduce((lines, one) => lines + one.lines, 0);
}

function sheetProblem(sheet: string, why: string, expected: string): Problem {
  return { sheet, line: 0, column: '', found: '', why, expected };
}

/** A sheet of our name whose header is incomplete; others (the explanation, somebody's notes) are stepped over. */
function unknownSheet(sheet: Sheet): Problem[] {
  const missing = missingColumns(sheet);
  if (!missing || sheet.rows.length === 0 || missing.titles.length === 0) return [];
  const why = `没有找到这几列：${missing.titles.join('、')}`;
  return [sheetProblem(sheet.name, why, '表头和模板里的一样，放在最前面几行')];
}

function wholeFile(
  known: readonly FoundSheet[],
  lines: number,
  sheets: readonly Sheet[],
): Problem[] {
  const isNamed = sheets.some(({ name }) => sheetPlans.some((plan) => plan.name === name.trim()));
  if (known.length === 0 && !isNamed)
    return [
      sheetProblem(sheets[0]?.name ?? '', '没有认出表头，不知道这是什么名单', '照模板的表头来填'),
    ];
  if (lines > mostRows)
    return [sheetProblem('', `一共 ${lines} 行，太多了`, `一次最多 ${mostRows} 行，分成几份`)];
  if (known.length > 0 && lines === 0)
    return [sheetProblem(known[0]?.sheet.name ?? '', '表里还没有名单', '在表头下面一行一行地填')];
  return [];
}
