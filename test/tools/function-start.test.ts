/**
 * What an instance of `api` loads and makes before its first call (docs/decisions/0026). Counted, not timed: the bench
 * `cold-start` tells the milliseconds, this says at once where they came back.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contracts } from '../../src/shared/contracts';
import { functionOf } from '../../src/shared/action/function-of';
import { platformEnvironment } from '../../local-cloud/functions/environment';
import { buildFunctions } from '../harness/world';

const root = path.join(__dirname, '..', '..');
const api = path.join(root, 'dist', 'cloudfunctions', 'api');

/** Beside the vendor's SDK: zod, the platform, the way to the parts. Today 154 KB. */
const mostOwnBytes = 200_000;
/** Envelope of a call, and the documents that the platform reads. Today 135; all contracts are some 4 000. */
const mostSchemas = 250;

interface Loaded {
  bytes: number;
  schemas: number;
}

/** Each zod schema and check defines `_zod` on itself once. */
const program = `
  const { statSync } = require('node:fs');
  let schemas = 0;
  const define = Object.defineProperty;
  Object.defineProperty = (target, key, description) => {
    if (key === '_zod') schemas += 1;
    return define(target, key, description);
  };
  for (const file of process.argv.slice(1)) require(file);
  const bytes = Object.keys(require.cache).reduce((sum, file) => sum + statSync(file).size, 0);
  process.stdout.write(JSON.stringify({ bytes, schemas }), () => process.exit(0));
`;

function load(...files: string[]): Loaded {
  const environment = platformEnvironment({
    baseUrl: 'http://127.0.0.1:9',
    secretV1: Buffer.alloc(32).toString('base64'),
    wecomKeys: {},
  });
  const options = { env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, ['-e', program, ...files], options)) as Loaded;
}

const index = path.join(api, 'index.js');
let parts: string[];

const folder = mkdtempSync(path.join(os.tmpdir(), 'runxin-bare-sdk-'));
let bareSdkBytes: number;

beforeAll(() => {
  buildFunctions();
  parts = readdirSync(path.join(api, 'parts')).map((name) => path.join(api, 'parts', name));
  const builder = path.join(root, 'tools', 'build-functions.mjs');
  const entry = path.join(root, 'tools', 'bench', 'functions', 'bare-sdk.ts');
  const build = `
    import { buildFunction } from ${JSON.stringify(builder)};
    await buildFunction(${JSON.stringify(entry)}, ${JSON.stringify(folder)});
  `;
  execFileSync(process.execPath, ['--input-type=module', '-e', build]);
  bareSdkBytes = load(path.join(folder, 'index.js')).bytes;
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a start of `api` reads little beside the vendor’s SDK, and makes no feature’s schemas', () => {
  const { bytes, schemas } = load(index);
  expect(bytes - bareSdkBytes).toBeLessThan(mostOwnBytes);
  expect(schemas).toBeLessThan(mostSchemas);
  // Nothing counted would be a broken count: the envelope of a call is always there.
  expect(schemas).toBeGreaterThan(0);
});

test.each(['messages', 'people', 'notices'])('one more part, %s, would be seen', (name) => {
  const added = parts.filter((file) => path.basename(file).startsWith(`${name}-`));
  expect(added).toHaveLength(1);
  const start = load(index);
  const more = load(index, ...added);
  expect(more.bytes).toBeGreaterThan(start.bytes);
  expect(more.schemas).toBeGreaterThan(start.schemas);
});

test('with every feature loaded at the start, as before the parts, both limits are passed', () => {
  const { bytes, schemas } = load(index, ...parts);
  expect(bytes - bareSdkBytes).toBeGreaterThan(mostOwnBytes);
  expect(schemas).toBeGreaterThan(mostSchemas);
});

/** State of a module and the class of an error would be there twice. */
test('what the parts share lies in one file only', () => {
  const texts = [index, ...parts].map((file) => readFileSync(file, 'utf8'));
  const seen = texts.flatMap((text) => text.match(/"node_modules\/[^"]+\.[cm]?js"\(/g) ?? []);
  expect(seen.length).toBeGreaterThan(100);
  expect(new Set(seen).size).toBe(seen.length);
  const classes = texts.flatMap(
    (text) => text.match(/\bAppError=class\b|\bclass AppError\b/g) ?? [],
  );
  expect(classes).toHaveLength(1);
});

test('the parts are the features that actions are named after', () => {
  const named = new Set(
    contracts
      .filter(({ name }) => functionOf(name) === 'api')
      .map(({ name }) => name.slice(0, name.indexOf('.'))),
  );
  const wiring = readFileSync(path.join(root, 'cloudfunctions', 'wiring.ts'), 'utf8');
  const wired = [...wiring.matchAll(/\['([a-z-]+)', \(\) => import/g)].map(([, name]) => name);
  expect(new Set(wired)).toEqual(named);
});
