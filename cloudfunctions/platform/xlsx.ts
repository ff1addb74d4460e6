/** Tables as a workbook: every cell text, so that no number loses its zeros. Runs in `export` (0017). */
import writeXlsxFile from 'write-excel-file/node';

export interface SheetTable {
  name: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** In characters; Chinese takes two. */
const widest = 44;

/** All tables as sheets of one workbook. `wraps`: long texts break in their cell, for a page that is read. */
export async function xlsxOf(tables: readonly SheetTable[], wraps = false): Promise<Buffer> {
  const sheets = tables.map((table) => ({
    sheet: table.name,
    data: [
      table.header.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const })),
      ...table.rows.map((row) =>
        row.map((text) => ({
          value: text,
          type: String,
          format: '@',
          ...(wraps ? { wrap: true } : {}),
        })),
      ),
    ],
    columns: widthsOf(table).map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function widthsOf({ header, rows }: SheetTable): number[] {
  return header.map((title, column) => {
    const texts = [title, ...rows.map((row) => row[column] ?? '')];
    const longest = Math.max(
      ...texts.map((text) => text.length + (text.match(/[^ -~]/gu)?.length ?? 0)),
    );
    return Math.min(widest, longest + 3);
  });
}
