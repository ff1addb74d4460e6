/**
 * Bundles the local cloud and its worker to dist/local-cloud. The native database stays outside
 * (its binary belongs to the machine), and so does the SDK, which is part of each function bundle.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'dist', 'local-cloud');

/** Files appear whole, so that a test that starts meanwhile never reads half a program. */
export async function buildLocalCloud() {
  const draft = path.join(root, 'dist', `.local-cloud-${process.pid}`);
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'local-cloud/main.ts', worker: 'local-cloud/functions/worker.ts' },
    outdir: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    external: ['libsql', 'wx-server-sdk'],
    logLevel: 'warning',
  });
  await mkdir(target, { recursive: true });
  for (const file of ['worker.js', 'main.js']) {
    await rename(path.join(draft, file), path.join(target, file));
  }
  await rm(draft, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLocalCloud();
