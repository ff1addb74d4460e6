import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

/**
 * Every file below a path of the checkout, sorted; a path that does not exist yields nothing.
 * @param {string} path absolute, a file or a folder
 * @returns {string[]} absolute paths
 */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A path as written in configuration files: relative to the checkout, with forward slashes. */
export const fromRoot = (path) => relative(root, path).split(sep).join('/');

export const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/**
 * One hash over the names and contents of files and folders.
 * @param {string[]} paths absolute
 */
export function hashOfFiles(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow)) {
    hash
      .update(`${fromRoot(file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
