/** Files as schools have them, read to cells (G1). */
import { deflateRawSync } from 'node:zlib';
import { readSheets, Unreadable } from '../../../cloudfunctions/features/roster-import/read-file';
import { csvOf } from '../../../cloudfunctions/features/roster-import/write-file';
import { xlsxOf } from '../../../cloudfunctions/platform/xlsx';
import type { Sheet } from '../../../src/shared/roster-import/cells';
import { gb18030Of } from '../../stories/roster-import/gb18030';

const table = {
  name: '学生',
  header: ['学号', '姓名'],
  rows: [
    ['00210601', '王小明'],
    ['', ''],
    ['=1+1', '-李，"红"'],
  ],
};

const textsOf = ([sheet]: readonly Sheet[]) =>
  sheet?.rows.map((row) => row.map((cell) => cell?.text ?? ''));

test('G1: what is written as .xlsx is read as it was: leading zeros, empty rows and formulas as text', async () => {
  const sheets = await readSheets(await xlsxOf([table, { ...table, name: '二' }]), 'x.xlsx');
  expect(sheets.map(({ name }) => name)).toEqual(['学生', '二']);
  expect(textsOf(sheets)).toEqual([table.header, ...table.rows]);
  expect(sheets[0]?.rows[1]?.[0]).toEqual({ text: '00210601', as: 'text' });
});

test('G1: CSV in UTF-8, with its mark, UTF-16 and GB18030 say the same', async () => {
  const marked = csvOf(table);
  const plain = marked.subarray(3);
  const utf16 = Buffer.from(`\ufeff${plain.toString('utf8')}`, 'utf16le');
  for (const bytes of [marked, plain, utf16, gb18030Of(plain.toString('utf8'))]) {
    const texts = textsOf(await readSheets(bytes, '学生.csv'));
    expect(texts?.slice(0, 3)).toEqual([table.header, ['00210601', '王小明'], ['', '']]);
    // Marked as text, so that no spreadsheet runs it; the reader of rows takes the mark off.
    expect(texts?.[3]).toEqual(["'=1+1", '\'-李，"红"']);
  }
});

/** A zip that says it becomes as large as asked. */
function zipSaying(unpacked: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(10));
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(unpacked, 24);
  const start = Buffer.from('PK\u0003\u0004', 'latin1');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, entry, end]);
}

test.each([
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '这是旧的 .xls，或者加了密码'],
  ['half a file', Buffer.from('PK\u0003\u0004abc', 'latin1'), '这个文件打不开，可能没有传完整'],
  ['a bomb', zipSaying(2 ** 31), '这个文件展开以后太大了'],
  ['another zip', zipSaying(10), '这个文件打不开，不像是 .xlsx'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '这个文件不是名单'],
  ['noise', Buffer.from('fffffffe80ff', 'hex'), '看不出这个文件用的是什么文字编码'],
])('G1: %s is one clear sentence', async (_what, bytes, why) => {
  const reading = readSheets(bytes, 'x');
  await expect(reading).rejects.toBeInstanceOf(Unreadable);
  await expect(reading).rejects.toThrow(why);
});
