import tseslint from 'typescript-eslint';
import { noChance } from './config/lint/chance-rule.mjs';
import { clockAllowed } from './config/lint/clock-allowed.mjs';
import { noClock } from './config/lint/clock-rule.mjs';
import {
  emptyCatchCallback,
  focusedOrSkippedTest,
  rawTransaction,
  sleepingTest,
} from './config/lint/forbidden-syntax.mjs';

const runxin = { rules: { 'no-clock': noClock, 'no-chance': noChance } };

const typescript = ['**/*.ts', '**/*.tsx'];
const product = ['src/**/*.{ts,tsx}', 'cloudfunctions/**/*.ts', 'local-cloud/**/*.ts'];

export default tseslint.config(
  {
    ignores: ['dist/', '.cache/', '.local/', '.swc/', 'coverage/', 'reports/'],
  },
  {
    plugins: { runxin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: [...typescript, '**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.base],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', emptyCatchCallback],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: typescript,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    // Index arithmetic over the characters of one text, bounded by its loops.
    files: ['src/shared/triage/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: [...product, 'test/**/*.{ts,tsx}'],
    rules: { 'runxin/no-clock': 'error' },
  },
  {
    files: clockAllowed.flatMap(({ files }) => files),
    rules: { 'runxin/no-clock': 'off' },
  },
  {
    files: ['src/shared/**/*.ts'],
    rules: {
      'runxin/no-chance': 'error',
      'no-restricted-globals': [
        'error',
        ...['fetch', 'process', 'console', 'crypto', 'wx', 'localStorage', 'require']
          .concat(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])
          .map((name) => ({
            name,
            message: 'src/shared is pure: no input or output, no timers, no chance.',
          })),
      ],
    },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['cloudfunctions/platform/log.ts', 'cloudfunctions/platform/log/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['cloudfunctions/platform/transact.ts', 'cloudfunctions/platform/transact/**'],
    rules: { 'no-restricted-syntax': ['error', emptyCatchCallback, ...rawTransaction] },
  },
  {
    files: product,
    ignores: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    ignores: ['test/**/fixtures/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        emptyCatchCallback,
        ...focusedOrSkippedTest,
        ...sleepingTest,
      ],
    },
  },
);
