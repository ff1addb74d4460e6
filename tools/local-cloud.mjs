/**
 * `npm run local-cloud -- --port P --data DIR [--seed demo|none] [--timers auto|manual]`
 * Builds what is missing and starts the local cloud alone. Needs no installed package itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = path.dirname(fileURLToPath(import.meta.url));

// Somebody who brings functions of their own does not need the product's.
const bringsFunctions = process.argv.includes('--functions');
const parts = bringsFunctions ? ['local-cloud'] : ['functions', 'local-cloud'];

// A build is reused while its sources are unchanged. stdout stays free for the one ready line.
const built = spawnSync(process.execPath, [path.join(tools, 'build.mjs'), ...parts], {
  stdio: ['ignore', 2, 'inherit'],
});
if (built.status !== 0) process.exit(built.status ?? 1);

const program = path.join(tools, '..', 'dist', 'local-cloud', 'main.js');
const cloud = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cloud.kill(signal));
cloud.on('exit', (code) => process.exit(code ?? 1));
