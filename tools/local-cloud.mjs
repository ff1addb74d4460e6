/**
 * `npm run local-cloud -- --port P --data DIR [--seed demo|none] [--timers auto|manual]`
 * Installs and builds what is missing and starts the local cloud alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = path.dirname(fileURLToPath(import.meta.url));

// Somebody who brings functions of their own does not need the product's.
const bringsFunctions = process.argv.includes('--functions');
const parts = bringsFunctions ? ['local-cloud'] : ['functions', 'local-cloud'];

// stdout stays free for the one ready line: what is said before it goes to stderr.
function runFirst(script, args) {
  const { status } = spawnSync(process.execPath, [path.join(tools, script), ...args], {
    stdio: ['ignore', 2, 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

runFirst('install.mjs', []);
// A build is reused while its sources are unchanged.
runFirst('build.mjs', parts);

const program = path.join(tools, '..', 'dist', 'local-cloud', 'main.js');
const cloud = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cloud.kill(signal));
cloud.on('exit', (code) => process.exit(code ?? 1));
