/**
 * `npm run check`: types, linter, format, import rules, unused code and the house rules, two at a
 * time. `--staged` (the commit hook) checks format and lint of the staged files, and all types.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { inParallel, reportStep, runNode } from './lib/run.mjs';

const moduleScript = (...parts) => inRoot('node_modules', ...parts);

const typeConfigurations = ['tsconfig.json', 'tsconfig.client.json', 'tsconfig.h5.json'];

/**
 * TypeScript 7 checks in a tenth of the time of 5, which stays for the linter and for Taro: they
 * need its programming interface.
 */
const types = typeConfigurations.map((file) => ({
  name: `types ${file}`,
  script: moduleScript('typescript-7', 'bin', 'tsc'),
  args: ['-p', file],
}));

/** The cache compares contents, not times: a fresh checkout and a switched branch stay right. */
const lint = (files) => ({
  name: 'lint',
  script: moduleScript('eslint', 'bin', 'eslint.js'),
  args: ['--max-warnings=0', '--no-warn-ignored', '--cache', '--cache-strategy=content'].concat([
    '--cache-location=.cache/eslint/',
    ...files,
  ]),
});

/** A forgotten await loses writes and hides errors: worth the type information. */
const typedLint = (files) => ({
  name: 'lint with types',
  script: moduleScript('oxlint', 'bin', 'oxlint'),
  args: ['--config=config/lint/typed-rules.json', '--type-aware', ...files],
});

const format = (files) => ({
  name: 'format',
  script: moduleScript('oxfmt', 'bin', 'oxfmt'),
  args: ['--check', '--no-error-on-unmatched-pattern', ...files],
});

const importRules = {
  name: 'import rules',
  script: moduleScript('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
  args: ['src', 'cloudfunctions', 'local-cloud', 'config', 'test', 'tools'].filter((folder) =>
    existsSync(inRoot(folder)),
  ),
};

const unused = {
  name: 'unused code',
  script: moduleScript('knip', 'bin', 'knip.js'),
  args: ['--no-progress'],
};

const houseRules = { name: 'house rules', script: inRoot('tools', 'check-house-rules.mjs') };

function stagedFiles() {
  const args = ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'];
  return execFileSync('git', args, { cwd: root }).toString('utf8').split('\0').filter(Boolean);
}

const productFolders = ['src', 'cloudfunctions', 'local-cloud'];
const isCode = (path) => /\.([cm]?[jt]s|tsx)$/.test(path);

function stagedSteps() {
  const files = stagedFiles();
  const code = files.filter(isCode);
  return [
    ...(files.length > 0 ? [format(files)] : []),
    ...(code.length > 0 ? [lint(code), typedLint(productFolders), ...types] : []),
    houseRules,
  ];
}

/** Longest first, so that two workers end together. */
const allSteps = () => [
  lint(['.']),
  importRules,
  unused,
  ...types,
  typedLint(productFolders),
  format(['.']),
  houseRules,
];

await ensureInstalled();
const steps = process.argv.includes('--staged') ? stagedSteps() : allSteps();
const succeeded = await inParallel(
  steps.map(
    ({ name, script, args }) =>
      () =>
        reportStep(name, () => runNode(script, args)),
  ),
);
if (succeeded.includes(false)) process.exitCode = 1;
