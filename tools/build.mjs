/**
 * `node tools/build.mjs [functions] [local-cloud] [demo] [weapp] [h5]`, all without an argument.
 * A build is reused while nothing it reads has changed; `--force` builds in any case.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hashOfFiles } from './lib/files.mjs';
import { inRoot } from './lib/paths.mjs';
import { inParallel, reportStep, runNode } from './lib/run.mjs';

const lockFile = 'package-lock.json';
const bundler = 'tools/lib/bundle-function.mjs';

/** What each build reads, and a file or folder that proves it was written. */
const targets = {
  functions: {
    reads: ['cloudfunctions', 'src/shared', 'tools/build-functions.mjs', bundler, lockFile],
    proof: 'dist/cloudfunctions',
    make: async () => (await import('./build-functions.mjs')).buildFunctions(),
  },
  'local-cloud': {
    reads: ['local-cloud', 'src/shared', 'cloudfunctions', 'tools/build-local-cloud.mjs', lockFile],
    proof: 'dist/local-cloud/main.js',
    make: async () => (await import('./build-local-cloud.mjs')).buildLocalCloud(),
  },
  demo: {
    reads: ['tools/demo', 'tools/build-demo.mjs', lockFile],
    proof: 'dist/demo/index.html',
    make: async () => (await import('./build-demo.mjs')).buildDemo(),
  },
  weapp: taroTarget('weapp', 'dist/weapp/app.json'),
  h5: taroTarget('h5', 'dist/h5/index.html'),
};

function taroTarget(type, proof) {
  return {
    reads: ['src', 'config', 'babel.config.js', 'project.config.json', 'tsconfig.json', lockFile],
    proof,
    make: () => taroBuild(type),
  };
}

async function taroBuild(type) {
  const cli = inRoot('node_modules', '@tarojs', 'cli', 'bin', 'taro');
  const { code, output } = await runNode(cli, ['build', '--type', type], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(output);
}

export const targetNames = Object.keys(targets);

const recordOf = (name) => inRoot('.cache', 'builds', `${name}.hash`);

function isCurrent(name, hash) {
  const record = recordOf(name);
  return (
    existsSync(inRoot(targets[name].proof)) &&
    existsSync(record) &&
    readFileSync(record, 'utf8') === hash
  );
}

/** Succeeds or fails as one step; the record is removed first, so a broken build is never reused. */
async function buildTarget(name, force) {
  const target = targets[name];
  const hash = hashOfFiles(target.reads.map((path) => inRoot(path)));
  if (!force && isCurrent(name, hash)) {
    process.stdout.write(`✓ build ${name} (unchanged)\n`);
    return true;
  }
  return reportStep(`build ${name}`, async () => {
    rmSync(recordOf(name), { force: true });
    try {
      await target.make();
    } catch (error) {
      return { code: 1, output: error instanceof Error ? error.message : String(error) };
    }
    if (!existsSync(inRoot(target.proof))) return { code: 1, output: `no ${target.proof}` };
    mkdirSync(inRoot('.cache', 'builds'), { recursive: true });
    writeFileSync(recordOf(name), hash);
    return { code: 0, output: '' };
  });
}

/**
 * Builds what has changed, two at a time.
 * @param {string[]} [names] of `targetNames`, all without an argument
 * @returns {Promise<string[]>} names of the builds that failed
 */
export async function buildAll(names = targetNames, { force = false } = {}) {
  const succeeded = await inParallel(names.map((name) => () => buildTarget(name, force)));
  return names.filter((_, index) => !succeeded[index]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !targetNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`unknown build ${unknown.join(', ')}; there are ${targetNames.join(', ')}`);
  }
  const failed = await buildAll(names.length > 0 ? names : targetNames, {
    force: args.includes('--force'),
  });
  if (failed.length > 0) process.exitCode = 1;
}
