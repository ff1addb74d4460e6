import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

/**
 * Rules of `src/shared` are TypeScript: bundled to one file and imported, a tool can use them.
 * @param {string} contents export statements, with paths from the root of the checkout
 * @returns {Promise<Record<string, any>>} what they export
 */
export async function loadShared(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'runxin-shared-'));
  try {
    const outfile = join(folder, 'shared.mjs');
    await build({
      stdin: { contents, resolveDir: inRoot(), loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
