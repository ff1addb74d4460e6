/** Tables as files that Excel and WPS open: every cell text, so that no number loses its zeros on the way back. */
import Papa from 'papaparse';
import writeXlsxFile from 'write-excel-file/node';
import type { Table } from '../../../src/shared/roster-import/tables';

/** In characters; Chinese takes two. */
const widest = 44;

/** All tables as sheets of one workbook. */
export async function xlsxOf(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map((table) => ({
    sheet: table.name,
    data: [
      table.header.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => row.map((text) => ({ value: text, type: String, format: '@' }))),
    ],
    columns: widthsOf(table).map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function widthsOf({ header, rows }: Table): number[] {
  return header.map((title, column) => {
    const texts = [title, ...rows.map((row) => row[column] ?? '')];
    const longest = Math.max(
      ...texts.map((text) => text.length + (text.match(/[^ -~]/gu)?.length ?? 0)),
    );
    return Math.min(widest, longest + 3);
  });
}

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
