/** Tables as text that Excel and WPS open; as workbooks they are written in platform/xlsx. */
import Papa from 'papaparse';
import type { Table } from '../../../src/shared/roster-import/tables';

/** What a spreadsheet would run as a formula is marked as text; reading takes the mark off again. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
}

/** With the mark by which Excel knows UTF-8. */
export function csvOf({ header, rows }: Table): Buffer {
  const text = Papa.unparse(
    [header, ...rows].map((row) => row.map(asText)),
    { newline: '\r\n' },
  );
  return Buffer.from(`\ufeff${text}\r\n`, 'utf8');
}
