/** Cold start of `api` beside a bundle of the bare SDK, both built with the same options. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { platformEnvironment } from '../../local-cloud/functions/environment';
import { compared, median, type Figure } from './figure';
import type { BenchOptions } from './options';

const pairs = 21;
const mostTimesBareSdk = 1.25;

/** Nothing answers there: loading a bundle asks nobody. */
const environment = platformEnvironment({
  baseUrl: 'http://127.0.0.1:9',
  secretV1: Buffer.alloc(32).toString('base64'),
  wecomKeys: {},
});

/** Node's own start is the same for both and not ours: only loading the bundle counts. */
const program = `
  const startedAtMs = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - startedAtMs), () => process.exit(0));
`;

/** Milliseconds that a fresh process takes to load a bundle. */
function loadMs(bundle: string): number {
  const options = { env: { PATH: process.env['PATH'], ...environment } };
  return Number(execFileSync(process.execPath, ['-e', program, bundle], options));
}

export function coldStart({ functionsFolder }: BenchOptions): Figure[] {
  const api = path.join(functionsFolder, 'api', 'index.js');
  const bareSdk = path.join(functionsFolder, 'bare-sdk', 'index.js');
  // Once unmeasured, so that both files are in the system's cache.
  for (const bundle of [api, bareSdk]) loadMs(bundle);
  const apiMs: number[] = [];
  const bareSdkMs: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    apiMs.push(loadMs(api));
    bareSdkMs.push(loadMs(bareSdk));
  }
  const bytes = { value: statSync(api).size, yardstick: statSync(bareSdk).size };
  const times = { value: median(apiMs), yardstick: median(bareSdkMs) };
  return [
    compared('api-cold-start-ms', times, mostTimesBareSdk),
    compared('api-bundle-bytes', bytes, null),
  ];
}
