/** G1: the empty template, and the roster as it is, as files. */
import {
  exportRoster as exportContract,
  rosterTemplate as templateContract,
} from '../../../src/shared/roster-import/contracts';
import { planOf, sheetPlans } from '../../../src/shared/roster-import/columns';
import {
  aboutTable,
  tableOf,
  templateOf,
  type Table,
} from '../../../src/shared/roster-import/tables';
import type { RowKind } from '../../../src/shared/people/roster';
import { rowKinds } from '../../../src/shared/people/row-kinds';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { transact } from '../../platform/transact';
import { xlsxOf } from '../../platform/xlsx';
import { rosterNow } from './roster-now';
import { csvOf } from './write-file';
import type { RosterPorts } from './write-row';

/** As base64 with its envelope below the megabyte that a function may answer. */
const mostBytes = 720_000;

interface Asked {
  format: 'xlsx' | 'csv';
  kind: RowKind;
}

async function fileOf({ format, kind }: Asked, name: string, tableFor: (kind: RowKind) => Table) {
  const bytes =
    format === 'csv'
      ? csvOf(tableFor(kind))
      : await xlsxOf([aboutTable(), ...sheetPlans.map((plan) => tableFor(plan.kind))]);
  if (bytes.length > mostBytes) throw new AppError('roster-file-too-large', 'export');
  const fileName = format === 'csv' ? `${name}-${planOf(kind).name}.csv` : `${name}.xlsx`;
  return { fileName, bytes: bytes.toString('base64') };
}

export function rosterTemplate() {
  return defineAction(templateContract, (input) => fileOf(input, '名单模板', templateOf));
}

export function exportRoster({ reader }: Pick<RosterPorts, 'reader'>) {
  return defineAction(exportContract, async (input, { caller, nowMs, auditOnce }) => {
    const today = toLocalDate(nowMs);
    const stored = await rosterNow(reader, caller.schoolId, today);
    const rows = stored.map(({ row }) => row);
    const file = await fileOf(input, `名单-${today}`, (kind) => tableOf(kind, rows));
    // Names and numbers of the whole school leave the house: who took them is kept.
    const object = { kind: 'roster', id: input.format === 'csv' ? input.kind : rowKinds.join('+') };
    await transact(async (transaction) => {
      await auditOnce(transaction, { act: exportContract.name, object });
    });
    return file;
  });
}
