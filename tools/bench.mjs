/**
 * `npm run bench`: what is measured, with its yardstick from the same run.
 * `npm run bench -- cold-start round-trips` measures only these groups.
 *
 * Standard output holds one JSON line per figure and nothing else; progress goes to standard error.
 *   {"name":"api-cold-start-ms","value":…,"yardstick":…,"ratio":…,"limit":1.25,"holds":true}
 * `name` ends with the unit. `ratio` is value ÷ yardstick and `limit` the most it may be; where the
 * bound is a plain number (250 KB, 12 round trips, 300 calls) that number is the yardstick and the
 * limit is 1. `limit` null: told, not judged. Some lines add `list` (what was counted) or `plan`.
 * The exit code is 1 when something does not hold.
 *
 * Groups (tools/bench/main.ts), each a file of tools/bench:
 *   cold-start     what a start of `api` loads beside a bundle of the bare SDK, in time and bytes; and with the first
 *                  call of the message box
 *   package-size   main package of dist/weapp beside an empty Taro app's, every subpackage
 *   round-trips    what authorisation and one warm `messages.post` ask of the outside, listed
 *   post-to-inbox  a post until the counsellor's inbox shows it, beside a bare round trip of the SDK
 *   due-ladders    finding 100 due ladders among 10 thousand and among 1 million
 *   polling        calls of an hour in the foreground, by the product's own planner
 *   bookings       open slots of 10 counsellors × 30 days and one confirmed booking, beside a bare round trip
 *   homework       one family's week handed in, beside a bare round trip
 *   class-mood     one weekly form of a class of 45 handed in, beside a bare round trip
 *   training       one sign-up to the parent school, beside a bare round trip
 *   roster-import  a first list of 5 000 rows: time beside bare round trips, memory of its end beside its start
 *   triage         judging one message, the longest one, messages a second, the bytes of the part that judges
 *
 * This file needs Node only: it installs what is missing, builds, bundles tools/bench and runs it.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { inParallel, reportStep } from './lib/run.mjs';

/** What each group needs beforehand. */
const needs = {
  'cold-start': ['functions'],
  'package-size': ['weapp', 'empty-app'],
  'round-trips': ['functions', 'local-cloud'],
  'post-to-inbox': ['functions', 'local-cloud'],
  'due-ladders': ['functions', 'local-cloud'],
  polling: [],
  bookings: ['functions', 'local-cloud'],
  homework: ['functions', 'local-cloud'],
  'class-mood': ['functions', 'local-cloud'],
  training: ['functions', 'local-cloud'],
  'roster-import': ['functions', 'local-cloud'],
  triage: ['functions'],
};

/** Two levels below the checkout, as test/harness is: from there the harness finds its programs. */
const workFolder = inRoot('.cache', 'bench');
const functionsFolder = join(workFolder, 'functions');

/** Cloud functions that only measure; they lie beside the product's in the bench's local cloud. */
const measuringFunctions = ['bare-sdk', 'bare-round-trip', 'due-ladders', 'memory'];

async function deployFunctions() {
  const { buildFunction } = await import('./build-functions.mjs');
  rmSync(functionsFolder, { recursive: true, force: true });
  cpSync(inRoot('dist', 'cloudfunctions'), functionsFolder, { recursive: true });
  for (const name of measuringFunctions) {
    const target = join(functionsFolder, name);
    const entry = inRoot('tools', 'bench', 'functions', `${name}.ts`);
    await buildFunction(entry, target);
    writeFileSync(join(target, 'config.json'), '{ "timeout": 60 }');
  }
}

async function bundleBench() {
  const { build } = await import('esbuild');
  const outfile = join(workFolder, 'main.cjs');
  await build({
    entryPoints: [inRoot('tools', 'bench', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql', 'wx-server-sdk'],
    logLevel: 'warning',
  });
  return outfile;
}

/** Our own folder of it: other programs may build anew meanwhile. */
function keepWeapp() {
  const target = join(workFolder, 'weapp');
  rmSync(target, { recursive: true, force: true });
  cpSync(inRoot('dist', 'weapp'), target, { recursive: true });
  return target;
}

async function buildEmptyApp() {
  const { emptyApp } = await import('./bench/empty-app.mjs');
  let built;
  await reportStep('yardstick app', async () => {
    built = await emptyApp(workFolder);
    return { code: 0, output: '' };
  });
  return built;
}

async function prepare(groups) {
  const wanted = new Set(groups.flatMap((group) => needs[group]));
  const { buildAll } = await import('./build.mjs');
  const buildProduct = async () => {
    const failed = await buildAll([...wanted].filter((name) => name !== 'empty-app'));
    if (failed.length > 0) throw new Error(`could not build ${failed.join(', ')}`);
  };
  const buildYardstick = () => (wanted.has('empty-app') ? buildEmptyApp() : undefined);
  const [, emptyApp] = await inParallel([buildProduct, buildYardstick]);
  if (wanted.has('functions')) await deployFunctions();
  return {
    groups,
    functionsFolder,
    weappFolder: wanted.has('weapp') ? keepWeapp() : undefined,
    emptyAppFolder: emptyApp,
  };
}

/** @returns {Promise<number>} the exit code */
function runNodeProgram(script, options) {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function groupsAskedFor() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((group) => !(group in needs));
  if (unknown.length === 0) return asked.length > 0 ? asked : Object.keys(needs);
  throw new Error(`no group ${unknown.join(', ')}; there are ${Object.keys(needs).join(', ')}`);
}

/** Whatever installs and builds tells its progress on standard output, which holds figures here. */
function keepStandardOutputForFigures() {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

async function main() {
  keepStandardOutputForFigures();
  const groups = groupsAskedFor();
  await ensureInstalled();
  mkdirSync(workFolder, { recursive: true });
  const options = await prepare(groups);
  process.exitCode = await runNodeProgram(await bundleBench(), options);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
