/** Sizes of the compiled mini-program, as WeChat counts them: every file of a package. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bounded, compared, type Figure } from './figure';
import type { BenchOptions } from './options';

const mostTimesEmptyApp = 1.5;
const mostSubpackageKb = 250;

interface AppConfig {
  subPackages?: { root: string }[];
  subpackages?: { root: string }[];
}

interface Packages {
  mainKb: number;
  subpackages: { root: string; kb: number }[];
}

const kbOf = (bytes: number) => bytes / 1024;

function packagesOf(folder: string): Packages {
  const config = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppConfig;
  const roots = [...(config.subPackages ?? []), ...(config.subpackages ?? [])].map(({ root }) =>
    root.replace(/\/$/, ''),
  );
  const bytes = new Map<string, number>(roots.map((root) => [root, 0]));
  let mainBytes = 0;
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const absolute = path.join(file.parentPath, file.name);
    const name = path.relative(folder, absolute).split(path.sep).join('/');
    const { size } = statSync(absolute);
    const root = roots.find((one) => name.startsWith(`${one}/`));
    if (root === undefined) mainBytes += size;
    else bytes.set(root, (bytes.get(root) ?? 0) + size);
  }
  const subpackages = roots.map((root) => ({ root, kb: kbOf(bytes.get(root) ?? 0) }));
  return { mainKb: kbOf(mainBytes), subpackages };
}

export function packageSize({ weappFolder, emptyAppFolder }: BenchOptions): Figure[] {
  if (weappFolder === undefined || emptyAppFolder === undefined) throw new Error('no build given');
  const { mainKb, subpackages } = packagesOf(weappFolder);
  const yardstick = packagesOf(emptyAppFolder).mainKb;
  return [
    compared('weapp-main-package-kb', { value: mainKb, yardstick }, mostTimesEmptyApp),
    ...subpackages.map(({ root, kb }) =>
      bounded(`weapp-subpackage-${root.split('/').join('-')}-kb`, kb, mostSubpackageKb),
    ),
  ];
}
