import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const blockBytes = 512;
const regularFile = new Set(['0', '\0']);

const textAt = (block, start, length) => {
  const raw = block.subarray(start, start + length);
  const end = raw.indexOf(0);
  return raw.toString('utf8', 0, end === -1 ? length : end);
};

const octalAt = (block, start, length) => parseInt(textAt(block, start, length).trim() || '0', 8);

/**
 * Unpacks the plain files of a tar archive held in memory. Written by hand because a newcomer
 * may have no `tar`, and the archives read here hold nothing but files and folders.
 * @param {Buffer} archive
 * @param {string} folder where to; created when missing
 * @returns {string[]} paths written, relative to `folder`
 */
export function untar(archive, folder) {
  const written = [];
  for (let at = 0; at + blockBytes <= archive.length;) {
    const header = archive.subarray(at, at + blockBytes);
    const name = textAt(header, 0, 100);
    if (name === '') break;
    const size = octalAt(header, 124, 12);
    if (regularFile.has(String.fromCharCode(header[156]))) {
      const path = normalize(name);
      if (path.startsWith('..')) throw new Error(`archive reaches outside its folder: ${name}`);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), archive.subarray(at + blockBytes, at + blockBytes + size));
      chmodSync(join(folder, path), octalAt(header, 100, 8) & 0o777);
      written.push(path);
    }
    at += blockBytes + Math.ceil(size / blockBytes) * blockBytes;
  }
  return written;
}
