import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type LocalDatabase } from '../../../local-cloud/database';

const MEGABYTE = 1024 * 1024;

let folder: string;
let database: LocalDatabase;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-resources-'));
  database = openDatabase({ file: path.join(folder, 'database.sqlite'), realNowMs: Date.now });
  database.declareCollection({ name: 'texts', indexes: [] });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<string> =>
  (await database.handle('database.startTransaction', {})).transactionId ?? '';
const read = (transactionId: string) =>
  database.handle('database.getDocument', { collectionName: 'texts', transactionId });
const logBytes = () => statSync(path.join(folder, 'database.sqlite-wal')).size;

/** About 10 MB, in forty commits. */
function writeMuch(): void {
  for (let n = 0; n < 40; n += 1) {
    const text = `${n}`.repeat(1_250);
    database.insertMany(
      'texts',
      Array.from({ length: 100 }, () => ({ text })),
    );
  }
}

test('transactions that have ended, in whatever way, let the log be folded back', async () => {
  const ends = ['database.commitTransaction', 'database.abortTransaction'];
  for (const end of ends) {
    const transactionId = await start();
    await read(transactionId);
    await database.handle(end, { transactionId });
  }
  const failed = await start();
  await database.handle('database.getDocument', { collectionName: 'none', transactionId: failed });
  writeMuch();
  expect(logBytes()).toBeLessThan(6 * MEGABYTE);
});

test('control: an open transaction keeps its snapshot, and so the log', async () => {
  const transactionId = await start();
  writeMuch();
  expect(logBytes()).toBeGreaterThan(6 * MEGABYTE);
  expect((await read(transactionId)).data).toEqual({ list: [] });
});
