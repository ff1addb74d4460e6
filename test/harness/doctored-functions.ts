/** Negative controls: the product's own functions, built anew with guards taken out. They exist in the tests only. */
import { build, type Plugin } from 'esbuild';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const names = ['api', 'clock', 'monitor'];

export interface Doctoring {
  /** The module, from the root of the checkout, with `/`. */
  readonly file: string;
  /** The guard as it is written there. */
  readonly find: string;
  readonly put: string;
}

function doctor(doctorings: readonly Doctoring[]): Plugin {
  return {
    name: 'doctor',
    setup(building) {
      for (const file of new Set(doctorings.map((one) => one.file))) {
        const filter = new RegExp(`${file.replace(/\//g, '[\\\\/]').replace('.', '\\.')}$`);
        building.onLoad({ filter }, ({ path: source }) => {
          let contents = readFileSync(source, 'utf8');
          for (const { find, put } of doctorings.filter((one) => one.file === file)) {
            if (!contents.includes(find))
              throw new Error(`no guard in ${file} where the control looks`);
            contents = contents.replace(find, put);
          }
          return { contents, loader: 'ts' };
        });
      }
    },
  };
}

/**
 * Gives the folder of functions; the caller removes it. `extra`: functions of the test beside the product's, by name,
 * with their source from the root of the checkout.
 */
export async function buildDoctored(
  doctorings: readonly Doctoring[],
  extra: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-unguarded-'));
  const source = (name: string, file: string) => path.join(root, 'cloudfunctions', name, file);
  await build({
    entryPoints: Object.fromEntries([
      ...names.map((name) => [`${name}/index`, source(name, 'index.ts')]),
      ...Object.entries(extra).map(([name, file]) => [`${name}/index`, path.join(root, file)]),
    ]),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    logLevel: 'error',
    plugins: [doctor(doctorings)],
  });
  for (const name of [...names, ...Object.keys(extra)])
    for (const file of ['config.json', 'package.json'])
      copyFileSync(source(name in extra ? 'api' : name, file), path.join(folder, name, file));
  return folder;
}
