/**
 * `npm start`: installs what is missing, builds, starts the local cloud on loopback with the
 * demonstration school, prints one address. Options: `--fresh` begins anew, `--port 8230`.
 */
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';

const defaultPort = 8230;
const portsToTry = 50;
const dataFolder = inRoot('.local');
const inData = (name) => inRoot('.local', name);
/** Written once the first start was ready: a start cut short seeds again. */
const seededMarker = inData('seeded');
const runningRecord = inData('running.json');
const logFile = inData('local-cloud.log');

const say = (line) => process.stdout.write(`${line}\n`);

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

async function freePort(wanted) {
  for (let port = wanted; port < wanted + portsToTry; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${wanted} to ${wanted + portsToTry - 1}`);
}

/** Address and process of a local cloud that already serves this data folder, if one does. */
async function alreadyRunning() {
  if (!existsSync(runningRecord)) return undefined;
  const { url, pid } = JSON.parse(readFileSync(runningRecord, 'utf8'));
  try {
    const reply = await fetch(`${url}/local/health`, { signal: AbortSignal.timeout(2_000) });
    return reply.ok ? { url, pid } : undefined;
  } catch {
    return undefined; // nobody answers there: a record left by a start that was killed
  }
}

const lastLogLines = () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

/** Starts the local cloud in a process group of its own: Ctrl-C reaches it once, through us. */
function startLocalCloud(port) {
  const seed = existsSync(seededMarker) ? 'none' : 'demo';
  const log = openSync(logFile, 'a');
  const args = [inRoot('dist', 'local-cloud', 'main.js'), '--port', String(port)].concat(
    ['--data', dataFolder, '--functions', inRoot('dist', 'cloudfunctions')],
    ['--app', inRoot('dist', 'h5'), '--seed', seed, '--timers', 'auto'],
  );
  const stdio = ['ignore', 'pipe', log];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: true });
  closeSync(log);
  return child;
}

/** Resolves with the address of the ready line; rejects when the process ends before it. */
function whenReady(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`the local cloud ended early (${signal ?? code})\n${lastLogLines()}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line).url);
    });
  });
}

function stopWith(child) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    child.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  child.on('exit', (code) => {
    rmSync(runningRecord, { force: true });
    if (!stopping) say(`The local cloud ended (${code}):\n${lastLogLines()}`);
    process.exit(stopping ? 0 : 1);
  });
}

async function main() {
  const options = { fresh: { type: 'boolean' }, port: { type: 'string' } };
  const { values } = parseArgs({ options });
  const running = await alreadyRunning();
  if (running !== undefined) {
    say(`Runxin is already running: ${running.url}/`);
    if (values.fresh) say(`Stop it first (Ctrl-C where it runs, or: kill ${running.pid}).`);
    process.exitCode = values.fresh ? 1 : 0;
    return;
  }
  await ensureInstalled();
  const { buildAll } = await import('./build.mjs');
  const failed = await buildAll(['functions', 'local-cloud', 'demo', 'h5']);
  if (failed.length > 0) throw new Error(`could not build ${failed.join(', ')}`);
  if (values.fresh) rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  if (!existsSync(seededMarker)) say('Seeding the demonstration school …');
  const child = startLocalCloud(await freePort(Number(values.port ?? defaultPort)));
  const ready = whenReady(child);
  stopWith(child);
  const url = await ready;
  writeFileSync(seededMarker, '');
  writeFileSync(runningRecord, JSON.stringify({ url, pid: child.pid }));
  say(`\n  润心 Runxin: ${url}/\n`);
  say('  Data stays in .local between starts; `npm start -- --fresh` begins anew. Ctrl-C stops.');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
