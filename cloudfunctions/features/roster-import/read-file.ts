/** A file's bytes as sheets of cells: `.xlsx`, or CSV in UTF-8, UTF-16 or GB18030 as spreadsheets save it. */
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { toLocalDate } from '../../../src/shared/time';
import type { Cell, Sheet } from '../../../src/shared/roster-import/cells';
import type { Problem } from '../../../src/shared/roster-import/problems';
import { unpackedBytes } from './unpacked-bytes';

/** Unpacked; a list of twenty thousand rows takes a tenth of it. */
const mostUnpackedBytes = 64 * 1024 * 1024;

/** Why a file cannot be read at all. */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.why);
  }
}

function unreadable(why: string, expected: string): Unreadable {
  return new Unreadable({ sheet: '', line: 0, column: '', found: '', why, expected });
}

const asXlsx = '用 Excel 或 WPS 另存为 .xlsx，再上传';

/** Throws `Unreadable` for what is no list at all. */
export async function readSheets(bytes: Buffer, fileName: string): Promise<Sheet[]> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readXlsx(bytes);
  const isOldExcel = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
  if (isOldExcel) throw unreadable('这是旧的 .xls，或者加了密码', asXlsx);
  return [readCsv(decode(bytes), fileName)];
}

async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === null) throw unreadable('这个文件打不开，可能没有传完整', asXlsx);
  if (unpacked > mostUnpackedBytes)
    throw unreadable('这个文件展开以后太大了', '只留名单，去掉图片和别的内容');
  try {
    const sheets = await readXlsxFile<{ number: string }>(bytes, {
      parseNumber: (number) => ({ number }),
    });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellOf)),
    }));
  } catch {
    // Whatever the library stumbles over, the file is at fault: nothing else is asked here.
    throw unreadable('这个文件打不开，不像是 .xlsx', asXlsx);
  }
}

function cellOf(value: unknown): Cell | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { text: toLocalDate(value.getTime()), as: 'date' };
  if (typeof value === 'object') return numberCell((value as { number: string }).number);
  return { text: String(value), as: 'text' };
}

/** As it would be typed: 20210601, 6.2. A number too long to be exact stays as the file has it. */
function numberCell(raw: string): Cell {
  const value = Number(raw);
  const isExact = Number.isFinite(value) && Math.abs(value) < 1e15;
  return { text: isExact ? String(value) : raw, as: 'number' };
}

/** UTF-8 says of itself whether it is; what is not is what Chinese spreadsheets save by default. */
function decode(bytes: Buffer): string {
  const marks = bytes.subarray(0, 2).toString('hex');
  const encodings = marks === 'fffe' ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  throw unreadable('看不出这个文件用的是什么文字编码', '另存为“CSV UTF-8”或 .xlsx，再上传');
}

function readCsv(text: string, fileName: string): Sheet {
  if (text.includes('\u0000')) throw unreadable('这个文件不是名单', asXlsx);
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const rows = data.map((row) =>
    row.map((cell): Cell | null => (cell === '' ? null : { text: cell, as: 'text' })),
  );
  return { name: fileName.replace(/\.[^.]*$/u, ''), rows };
}
