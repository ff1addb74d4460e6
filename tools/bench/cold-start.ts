/** Cold start of `api` beside a bundle of the bare SDK, both built with the same options. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { platformEnvironment } from '../../local-cloud/functions/environment';
import { compared, median, type Figure } from './figure';
import type { BenchOptions } from './options';

const rounds = 21;
const mostTimesBareSdk = 1.25;

/** Nothing answers there: loading a bundle asks nobody. */
const environment = platformEnvironment({
  baseUrl: 'http://127.0.0.1:9',
  secretV1: Buffer.alloc(32).toString('base64'),
  wecomKeys: {},
});

/** Node's own start is the same for both and not ours: only loading the files counts. */
const program = `
  const startedAtMs = performance.now();
  for (const file of process.argv.slice(1)) require(file);
  const ms = performance.now() - startedAtMs;
  const { statSync } = require('node:fs');
  const bytes = Object.keys(require.cache).reduce((sum, file) => sum + statSync(file).size, 0);
  process.stdout.write(JSON.stringify({ ms, bytes }), () => process.exit(0));
`;

interface Loaded {
  ms: number;
  /** Of all files that were read for it. */
  bytes: number;
}

/** What a fresh process takes to load a function's files. */
function load(files: readonly string[]): Loaded {
  const options = { env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, ['-e', program, ...files], options)) as Loaded;
}

/** The part that the first call of an action of the message box loads. */
function messagesPart(api: string): string {
  const parts = path.join(api, 'parts');
  const name = readdirSync(parts).find((one) => one.startsWith('messages-'));
  if (name === undefined) throw new Error('api has no part of the message box');
  return path.join(parts, name);
}

export function coldStart({ functionsFolder }: BenchOptions): Figure[] {
  const folder = path.join(functionsFolder, 'api');
  const api = path.join(folder, 'index.js');
  const starts = {
    api: [api],
    bareSdk: [path.join(functionsFolder, 'bare-sdk', 'index.js')],
    messages: [api, messagesPart(folder)],
  };
  // Once unmeasured, so that all files are in the system's cache.
  const bytes = { api: load(starts.api).bytes, bareSdk: load(starts.bareSdk).bytes };
  load(starts.messages);
  const ms = { api: [] as number[], bareSdk: [] as number[], messages: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    ms.api.push(load(starts.api).ms);
    ms.bareSdk.push(load(starts.bareSdk).ms);
    ms.messages.push(load(starts.messages).ms);
  }
  const yardstick = median(ms.bareSdk);
  return [
    compared('api-cold-start-ms', { value: median(ms.api), yardstick }, mostTimesBareSdk),
    // What a child waits for whose message is the first call of an instance.
    compared('api-cold-start-and-messages-ms', { value: median(ms.messages), yardstick }, null),
    compared('api-start-bytes', { value: bytes.api, yardstick: bytes.bareSdk }, null),
  ];
}
