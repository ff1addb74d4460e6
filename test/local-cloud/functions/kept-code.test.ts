/** What V8 made of a bundle is kept, and never runs for another bundle. Each start is a process of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const loader = path.join(__dirname, '..', '..', '..', 'local-cloud', 'functions', 'load-bundle.ts');

let folder: string;
let file: string;
let codeFolder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runxin-kept-'));
  mkdirSync(path.join(folder, 'probe'));
  file = path.join(folder, 'probe', 'index.js');
  codeFolder = path.join(folder, 'code');
  const outfile = path.join(folder, 'loader.js');
  buildSync({ entryPoints: [loader], outfile, bundle: true, platform: 'node', format: 'cjs' });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A bundle that answers one digit: every digit makes a source of the same length. */
function write(digit: number): void {
  const place = `[__filename, require('node:path').basename(__filename)]`;
  writeFileSync(file, `exports.main = () => ${digit}; exports.place = ${place};`);
}

const program = `
  const { loadBundle } = require(process.argv[1]);
  const bundle = loadBundle(process.argv[2], process.argv[3]);
  const { main, place } = bundle.exports;
  process.stdout.write(JSON.stringify({ answer: main(), place, isFromKept: bundle.isFromKept }));
  bundle.keepCode();
`;

/** One start, which keeps its code. */
function start(): unknown {
  const words = ['-e', program, path.join(folder, 'loader.js'), file, codeFolder];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

test('the second start uses what the first one kept, and finds file and modules as with require', () => {
  write(1);
  const place = [file, 'index.js'];
  expect(start()).toEqual({ answer: 1, isFromKept: false, place });
  expect(start()).toEqual({ answer: 1, isFromKept: true, place });
});

test('a changed bundle of the same length runs its own code, and its code replaces the old', () => {
  write(1);
  start();
  write(2);
  expect(start()).toMatchObject({ answer: 2, isFromKept: false });
  expect(start()).toMatchObject({ answer: 2, isFromKept: true });
  expect(readdirSync(codeFolder)).toHaveLength(1);
});

test('a damaged file is compiled anew and replaced', () => {
  write(3);
  start();
  const [kept = ''] = readdirSync(codeFolder);
  writeFileSync(path.join(codeFolder, kept), 'no code');
  expect(start()).toMatchObject({ answer: 3, isFromKept: false });
  expect(start()).toMatchObject({ answer: 3, isFromKept: true });
});

test('a folder that nobody can write to is no failure', () => {
  write(4);
  writeFileSync(codeFolder, 'a file where the folder should be');
  expect(start()).toMatchObject({ answer: 4, isFromKept: false });
  expect(start()).toMatchObject({ answer: 4, isFromKept: false });
});

/** A bundle whose `main` answers from a part, which counts in a module that both share. */
function writeInParts(): void {
  const parts = path.join(folder, 'probe', 'parts');
  mkdirSync(parts);
  writeFileSync(path.join(parts, 'shared.js'), `exports.count = 0;`);
  writeFileSync(path.join(parts, 'first.js'), `require('./shared.js').count += 1;`);
  const part = `() => (require('./parts/first.js'), require('./parts/shared.js').count)`;
  writeFileSync(file, `require('./parts/shared.js').count += 1; exports.main = ${part};`);
}

test('a part is loaded once, shares what it requires, and its code is kept too', () => {
  writeInParts();
  expect(start()).toMatchObject({ answer: 2, isFromKept: false });
  expect(readdirSync(codeFolder)).toHaveLength(3);
  expect(start()).toMatchObject({ answer: 2, isFromKept: true });
});

test('an instance goes on with the build that it began with', () => {
  writeInParts();
  const afterwards = `
    const { loadBundle } = require(process.argv[1]);
    const { exports } = loadBundle(process.argv[2], process.argv[3]);
    require('node:fs').rmSync(process.argv[2].replace('index.js', 'parts'), { recursive: true });
    process.stdout.write(String(exports.main()));
  `;
  const words = ['-e', afterwards, path.join(folder, 'loader.js'), file, codeFolder];
  expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('2');
});
