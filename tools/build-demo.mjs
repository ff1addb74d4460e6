/** Builds the demonstration page (two phones side by side) to `dist/demo`. */
import { copyFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';

export async function buildDemo() {
  const target = inRoot('dist', 'demo');
  rmSync(target, { recursive: true, force: true });
  await build({
    entryPoints: [inRoot('tools', 'demo', 'main.ts'), inRoot('tools', 'demo', 'style.css')],
    outdir: target,
    bundle: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    minify: true,
    logLevel: 'warning',
  });
  copyFileSync(inRoot('tools', 'demo', 'index.html'), inRoot('dist', 'demo', 'index.html'));
}
