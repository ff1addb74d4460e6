/**
 * Bundles each cloud function with the vendor's SDK inside: a few files start about twice as fast as
 * 400, and CloudBase then needs no install step of its own.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { bundleFunction } from './lib/bundle-function.mjs';
import { inRoot } from './lib/paths.mjs';

const sourceFolder = inRoot('cloudfunctions');
const outputFolder = inRoot('dist', 'cloudfunctions');

/** A folder with both an entry and a `config.json` is a deployable; `platform` is not. */
const isDeployable = (name) =>
  ['index.ts', 'config.json', 'package.json'].every((file) =>
    existsSync(join(sourceFolder, name, file)),
  );

/** Names of the functions that are deployed, sorted. */
export const functionNames = () =>
  existsSync(sourceFolder) ? readdirSync(sourceFolder).filter(isDeployable).sort() : [];

/**
 * Bundles one function as it is deployed.
 * @param {string} entry absolute path of its source
 * @param {string} folder of the function
 */
export async function buildFunction(entry, folder) {
  const files = await bundleFunction(entry);
  mkdirSync(join(folder, 'parts'), { recursive: true });
  for (const { path, text } of files) {
    // Renamed into place: a local cloud that starts meanwhile finds the old bundle or the new one.
    const fresh = join(folder, `${path}.${process.pid}`);
    writeFileSync(fresh, text);
    renameSync(fresh, join(folder, path));
  }
  removeOldParts(folder, new Set(files.map(({ path }) => path)));
}

/** Last: the old `index.js` named them. Whoever began with that one has read them (local-cloud/functions). */
function removeOldParts(folder, current) {
  for (const name of readdirSync(join(folder, 'parts')))
    if (!current.has(`parts/${name}`)) rmSync(join(folder, 'parts', name), { force: true });
}

async function buildDeployable(name) {
  const target = join(outputFolder, name);
  await buildFunction(join(sourceFolder, name, 'index.ts'), target);
  for (const file of ['config.json', 'package.json']) {
    copyFileSync(join(sourceFolder, name, file), join(target, file));
  }
}

/** Builds every deployable to `dist/cloudfunctions/<name>`; rejects with esbuild's messages. */
export async function buildFunctions() {
  const names = functionNames();
  if (names.length === 0) throw new Error('no deployable found in cloudfunctions/');
  const stale = existsSync(outputFolder) ? readdirSync(outputFolder) : [];
  for (const name of stale.filter((folder) => !names.includes(folder)))
    rmSync(join(outputFolder, name), { recursive: true, force: true });
  await Promise.all(names.map(buildDeployable));
}
