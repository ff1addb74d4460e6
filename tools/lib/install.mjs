/**
 * Installs what is missing. Used by `npm start` and `npm test` before anything else, therefore it
 * needs nothing but Node; `pre*` and `post*` scripts do not run under `ignore-scripts=true`.
 */
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sha256 } from './files.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './run.mjs';

const oldestNode = [20, 19];
const modulesFolder = inRoot('node_modules');
const markerFile = inRoot('node_modules', '.runxin-lock');
const lockFile = inRoot('package-lock.json');

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Error(`Node ${oldestNode.join('.')} or newer is needed, this is ${process.version}.`);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Whether npm itself (run by hand) has installed exactly what the lock file names. */
function npmInstalledTheLock() {
  const ownRecord = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(ownRecord)) return false;
  const installed = readJson(ownRecord).packages;
  return Object.entries(readJson(lockFile).packages).every(
    ([path, wanted]) =>
      path === '' ||
      installed[path]?.version === wanted.version ||
      (wanted.optional === true && installed[path] === undefined),
  );
}

/** Folders below `node_modules`, those of scopes included. */
function packageFolders() {
  if (!existsSync(modulesFolder)) return [];
  return readdirSync(modulesFolder).flatMap((name) => {
    const folder = join(modulesFolder, name);
    return name.startsWith('@') ? readdirSync(folder).map((sub) => join(folder, sub)) : [folder];
  });
}

/** npm makes all folders first and fills them as packages arrive. */
const countInstalled = () =>
  packageFolders().filter((folder) => existsSync(join(folder, 'package.json'))).length;

/** One changing line on a terminal, a line every 10 s in a log. */
function showProgress() {
  const onTerminal = process.stdout.isTTY === true;
  const total = Object.entries(readJson(lockFile).packages).filter(
    ([path, { optional }]) => path.lastIndexOf('node_modules/') === 0 && optional !== true,
  ).length;
  const print = () => {
    const line = `  ${countInstalled()} of about ${total} packages`;
    process.stdout.write(onTerminal ? `\r${line}` : `${line}\n`);
  };
  const timer = setInterval(print, onTerminal ? 1_000 : 10_000);
  return () => {
    clearInterval(timer);
    if (onTerminal) process.stdout.write('\n');
  };
}

/** npm as this process was started with, or the one on the path. */
function npmCommand(args) {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('.js')) return [process.execPath, [npmScript, ...args]];
  return ['npm', args];
}

function npmCi() {
  const [command, args] = npmCommand(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, npm_config_loglevel: 'error', npm_config_progress: 'false' },
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci: ${code}`))));
  });
}

/** Git runs the hooks of the repository; npm's own `prepare` would not run here. */
async function useRepositoryHooks() {
  if (!existsSync(inRoot('.git'))) return;
  const current = await run('git', ['config', '--local', 'core.hooksPath']);
  if (current.output.trim() !== '.githooks') {
    await run('git', ['config', '--local', 'core.hooksPath', '.githooks']);
  }
}

/**
 * Makes `node_modules` what `package-lock.json` says (nothing to do: a few milliseconds) and
 * points git at the repository's hooks.
 * @throws when Node is too old or npm fails
 */
export async function ensureInstalled() {
  requireNode();
  const wanted = sha256(readFileSync(lockFile));
  const present = existsSync(markerFile) ? readFileSync(markerFile, 'utf8') : '';
  if (present !== wanted) {
    if (!npmInstalledTheLock()) {
      // Behind a link lie another checkout's packages: npm would empty them while that one works.
      if (lstatSync(modulesFolder, { throwIfNoEntry: false })?.isSymbolicLink())
        throw new Error('node_modules is a link and does not fit package-lock.json: remove it.');
      process.stdout.write('Installing packages (once, a minute or two) …\n');
      const stopProgress = showProgress();
      try {
        await npmCi();
      } finally {
        stopProgress();
      }
    }
    writeFileSync(markerFile, wanted);
  }
  await useRepositoryHooks();
}
