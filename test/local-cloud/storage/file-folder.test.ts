/** What a kill and a wicked path do to stored files: nothing. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openFileFolder } from '../../../local-cloud/storage/file-folder';
import { isCloudPath, pathOfFileId, fileIdOf } from '../../../local-cloud/storage/file-ids';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'runxin-files-'));
  folder = path.join(home, 'files');
});
afterEach(() => rmSync(home, { recursive: true }));

const bytes = Buffer.from('a page');

test('a file is there after a new start, and what a kill left half written is not', () => {
  openFileFolder(folder).put('homework/page.png', bytes);
  const [name = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, `${name}.0123.new`), 'half');
  const again = openFileFolder(folder);
  expect(again.read('homework/page.png')).toEqual(bytes);
  expect(readdirSync(folder)).toEqual([name]);
});

test('no path leaves the folder, whoever forgot to check it', () => {
  const files = openFileFolder(folder);
  for (const wicked of ['../out', '/etc/out', 'a/../../out', '..', 'a\0b', 'C:\\out']) {
    files.put(wicked, bytes);
    expect(isCloudPath(wicked)).toBe(false);
  }
  expect(readdirSync(home)).toEqual(['files']);
  expect(readdirSync(folder).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
});

test('a removed file is gone, once', () => {
  const files = openFileFolder(folder);
  files.put('page.png', bytes);
  expect([files.remove('page.png'), files.remove('page.png')]).toEqual([true, false]);
  expect([files.has('page.png'), files.read('page.png')]).toEqual([false, undefined]);
});

test('an id leads to its path and to no other', () => {
  const cloudPath = 'homework/第一页.png';
  expect(pathOfFileId(fileIdOf(cloudPath))).toEqual({ cloudPath });
  for (const wrong of [null, 7, '', 'page.png', fileIdOf('../page.png'), fileIdOf('')])
    expect(pathOfFileId(wrong)).toEqual({ code: 'INVALID_PARAM' });
  expect(pathOfFileId('cloud://another.bucket/page.png')).toEqual({
    code: 'STORAGE_EXCEED_AUTHORITY',
  });
});
