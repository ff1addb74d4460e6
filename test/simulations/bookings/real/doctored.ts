/**
 * The negative controls: the product's own functions, built anew with one module doctored. They exist in this
 * folder of the tests only.
 */
import { build, type Plugin } from 'esbuild';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..', '..');

interface Doctoring {
  /** The module, below src/shared/bookings. */
  file: string;
  find: string;
  put: string;
}

const openDay = 'export function isFree(..._asked: unknown[]): boolean { return true; }\n';

export const doctorings = {
  /** The question whether a slot is free is always answered yes. */
  'no guard': {
    file: 'day-ledger.ts',
    find: 'export function isFree(',
    put: `${openDay}function guardedIsFree(`,
  },
  /** Asked once before the transaction, as a query before a write would, and not in it. */
  'a look before the write': {
    file: 'guard.ts',
    find: 'import { isFree, withEntry, without,',
    put: 'const isFree = (..._asked: unknown[]) => true;\nimport { withEntry, without,',
  },
} as const satisfies Record<string, Doctoring>;

function doctoring({ file, find, put }: Doctoring): Plugin {
  return {
    name: 'doctoring',
    setup(building) {
      const filter = new RegExp(`bookings[\\\\/]${file.replace('.', '\\.')}$`);
      building.onLoad({ filter }, ({ path: source }) => {
        const text = readFileSync(source, 'utf8');
        if (!text.includes(find))
          throw new Error(`the guard is not where the control looks for it`);
        return { contents: text.replace(find, put), loader: 'ts' };
      });
    },
  };
}

/** Gives the folder of functions; the caller removes it. */
export async function buildDoctored(kind: keyof typeof doctorings): Promise<string> {
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
    plugins: [doctoring(doctorings[kind])],
  });
  for (const name of names)
    for (const file of ['config.json', 'package.json'])
      copyFileSync(source(name, file), path.join(folder, name, file));
  return folder;
}
