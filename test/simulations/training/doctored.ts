/**
 * The negative controls: the product's own functions, built anew with the guard of the seats taken out. They exist
 * in this folder of the tests only.
 */
import { build, type Plugin } from 'esbuild';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');

/** Whether the seats are enough is always answered yes. */
const guard = 'const waits = lineOf(ledger).length > 0 || seatsFree(ledger) < wish.persons;';

const doctoring: Plugin = {
  name: 'doctoring',
  setup(building) {
    building.onLoad({ filter: /shared[\\/]training[\\/]ledger\.ts$/ }, ({ path: source }) => {
      const text = readFileSync(source, 'utf8');
      if (!text.includes(guard)) throw new Error('the guard is not where the control looks for it');
      return { contents: text.replace(guard, 'const waits = false;'), loader: 'ts' };
    });
  },
};

/** Gives the folder of functions; the caller removes it. */
export async function buildUnguarded(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-unguarded-'));
  const names = ['api', 'clock', 'monitor'];
  const source = (name: string, file: string) => path.join(root, 'cloudfunctions', name, file);
  await build({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, source(name, 'index.ts')]),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    logLevel: 'error',
    plugins: [doctoring],
  });
  for (const name of names)
    for (const file of ['config.json', 'package.json'])
      copyFileSync(source(name, file), path.join(folder, name, file));
  return folder;
}
