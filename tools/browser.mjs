/**
 * A browser for tests and pictures that needs nothing but npm: the Chromium binary of
 * `@sparticuz/chromium` with its libraries and a Chinese font, unpacked into `.cache/browser`.
 * (The package's own launcher unpacks into the temporary folder, reuses whatever lies there, and
 * brings no Chinese font.) `node tools/browser.mjs` unpacks it and prints how to start it, as JSON.
 */
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { inRoot } from './lib/paths.mjs';
import { untar } from './lib/untar.mjs';

const packageFolder = inRoot('node_modules', '@sparticuz', 'chromium');
const fontFolder = inRoot('node_modules', '@expo-google-fonts', 'noto-sans-sc');
const cacheFolder = inRoot('.cache', 'browser');

/** The design uses these two weights only. */
const fontWeights = ['400Regular', '600SemiBold'];

/** Quiet (no background connections) and startable everywhere, as root too. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
];

/** Why there is no browser on this machine, or undefined when there is one. */
export function whyNoBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `the bundled browser is for Linux x64, this is ${process.platform} ${process.arch}`;
  }
  return undefined;
}

/** Unpacks into a folder of its own and renames it: a second process never sees half a browser. */
async function unpack(target) {
  const partial = `${target}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const bin = join(packageFolder, 'bin');
  const executable = join(partial, 'chromium');
  await pipeline(
    createReadStream(join(bin, 'chromium.br')),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(executable),
  );
  chmodSync(executable, 0o755);
  untar(brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br'))), partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

const fontConfiguration = () => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${fontWeights.map((weight) => `  <dir>${join(fontFolder, weight)}</dir>`).join('\n')}
  <cachedir>${join(cacheFolder, 'font-cache')}</cachedir>
${['sans-serif', 'serif', 'monospace', 'system-ui']
  .map(
    (family) =>
      `  <alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  .join('\n')}
</fontconfig>
`;

/** Written at every start, because it holds absolute paths and a checkout may be moved. */
function writeFontConfiguration() {
  const path = join(cacheFolder, 'fonts.conf');
  const partial = `${path}.partial-${process.pid}`;
  writeFileSync(partial, fontConfiguration());
  renameSync(partial, path);
  return path;
}

/**
 * Unpacks the browser when it is not there yet (about 3 s, once per version).
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string>}>}
 *   what playwright's `chromium.launch` takes
 * @throws on systems other than Linux x64, with the reason of `whyNoBrowser()`
 */
export async function prepareBrowser() {
  const reason = whyNoBrowser();
  if (reason !== undefined) throw new Error(reason);
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const folder = join(cacheFolder, version);
  mkdirSync(cacheFolder, { recursive: true });
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    args: flags,
    env: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: writeFontConfiguration(),
      LANG: 'zh_CN.UTF-8',
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${JSON.stringify(await prepareBrowser())}\n`);
}
