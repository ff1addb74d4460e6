import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Name of the deployed function → its source and its config.json. */
export type FixtureFunctions = Record<string, { source: string; config?: object }>;

/**
 * Bundles sources into function folders as a deployment has them, the unpatched SDK inside.
 * Gives the folder; the caller removes it.
 */
export async function buildFixtureFunctions(functions: FixtureFunctions): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-functions-'));
  const names = Object.entries(functions);
  await build({
    entryPoints: Object.fromEntries(names.map(([name, { source }]) => [`${name}/index`, source])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  for (const [name, { config = {} }] of names) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'config.json'), JSON.stringify(config));
    writeFileSync(path.join(folder, name, 'package.json'), JSON.stringify({ name }));
  }
  return folder;
}
