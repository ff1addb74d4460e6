import { buildSync } from 'esbuild';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The unpatched SDK as one file, as the functions carry it: jest cannot load the ES modules among
 * the SDK's own dependencies. The folder is named node_modules so that jest takes the file as it is.
 */
export function sdkBundle(): string {
  const { version } = jest.requireActual<{ version: string }>('wx-server-sdk/package.json');
  const name = `runxin-sdk-${version}-${process.versions.node}`;
  const folder = path.join(os.tmpdir(), name, 'node_modules', 'wx-server-sdk-bundle');
  const file = path.join(folder, 'index.js');
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const draft = path.join(folder, `draft-${process.pid}.js`);
  buildSync({
    entryPoints: [require.resolve('wx-server-sdk')],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  // Several test processes may build at once; the last whole file wins.
  renameSync(draft, file);
  return file;
}
