/**
 * `npm test`: installs what is missing, checks, builds, tests, and ends with one line of figures.
 * `npm test -- PATTERN …` runs the test files whose path matches, with the builds they need.
 * `npm run test:long` does the same with more rounds of whatever chance decides (RUNXIN_LONG=1).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { fromRoot } from './lib/files.mjs';
import { inRoot } from './lib/paths.mjs';
import { rowsReport } from './lib/rows.mjs';
import { run, runNode } from './lib/run.mjs';

const resultsFile = inRoot('.cache', 'test-results.json');
const rowsFile = inRoot('reports', 'rows.json');
const jestScript = inRoot('node_modules', 'jest', 'bin', 'jest.js');

/** Builds that a test of a folder runs against; other folders need none. */
const buildsOfFolder = {
  browser: ['functions', 'local-cloud', 'demo', 'h5'],
  weapp: ['functions', 'local-cloud', 'weapp'],
  stories: ['functions', 'local-cloud'],
  simulations: ['functions', 'local-cloud'],
  conformance: ['functions', 'local-cloud'],
  security: ['functions', 'local-cloud'],
  platform: ['functions', 'local-cloud'],
  'local-cloud': ['functions', 'local-cloud'],
};

async function buildsFor(patterns) {
  const listed = await runNode(jestScript, ['--listTests', ...patterns]);
  const folders = listed.output.split('\n').map((line) => fromRoot(line).split('/')[1]);
  return [...new Set(folders.flatMap((folder) => buildsOfFolder[folder] ?? []))];
}

async function check() {
  const { code } = await runNode(inRoot('tools', 'check.mjs'), [], { show: true });
  return code === 0 ? 0 : 1;
}

/** @returns {Promise<number>} how many builds failed */
async function build(names) {
  const { buildAll } = await import('./build.mjs');
  return (await buildAll(names)).length;
}

/** Runs jest and reads its JSON; a run that left none counts as one failure. */
async function runTests(patterns) {
  rmSync(resultsFile, { force: true });
  mkdirSync(dirname(resultsFile), { recursive: true });
  const { code } = await run(
    process.execPath,
    [jestScript, '--ci', '--json', `--outputFile=${resultsFile}`, ...patterns],
    { show: true },
  );
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch (error) {
    process.stderr.write(`jest ended with ${code} and left no results: ${error.message}\n`);
    return undefined;
  }
}

function figuresOf(results) {
  if (results === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

async function main() {
  const words = process.argv.slice(2);
  const patterns = words.filter((word) => word !== '--long');
  if (words.includes('--long')) process.env.RUNXIN_LONG = '1';
  const whole = patterns.length === 0;
  await ensureInstalled();
  const { whyNoBrowser } = await import('./browser.mjs');
  const failedSteps = whole
    ? (await check()) + (await build())
    : await build(await buildsFor(patterns));
  // Built above: the tests' own look at the builds would cost each file a second.
  if (failedSteps === 0) process.env.RUNXIN_BUILT = '1';
  const results = await runTests(patterns);
  if (whole && results !== undefined) {
    mkdirSync(dirname(rowsFile), { recursive: true });
    writeFileSync(rowsFile, `${JSON.stringify(rowsReport(results), null, 2)}\n`);
  }
  const noBrowser = whyNoBrowser();
  if (noBrowser !== undefined) process.stdout.write(`browser: not measured here (${noBrowser})\n`);
  const { passed, failed, skipped } = figuresOf(results);
  const skippedText = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`${passed} passed, ${failed + failedSteps} failed${skippedText}\n`);
  process.exitCode = failed + failedSteps > 0 ? 1 : 0;
}

await main();
