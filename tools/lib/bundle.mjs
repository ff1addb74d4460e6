/** Runs TypeScript of the product in a tool: bundled by esbuild, loaded from memory. */
import { build } from 'esbuild';
import { inRoot } from './paths.mjs';

/** @returns the exports of a TypeScript file of this repository. */
export async function bundle(path) {
  const { outputFiles } = await build({
    entryPoints: [inRoot(path)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
