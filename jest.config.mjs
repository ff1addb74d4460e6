/**
 * Tests by what they need: `npx jest --selectProjects node`, `… components`, and so on.
 * `node` and `components` run the sources, `weapp` and `browser` the built bundles.
 */
import path from 'node:path';
import { whyNoBrowser } from './tools/browser.mjs';

const nodeFolders = [
  'unit',
  'local-cloud',
  'conformance',
  'stories',
  'simulations',
  'platform',
  'security',
  'tools',
];

/** A fresh checkout transforms a thousand files; Babel takes minutes of it and has the Taro builds to do. */
const transform = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: false },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
};

const common = {
  rootDir: import.meta.dirname,
  transform: { '\\.[cm]?[jt]sx?$': ['@swc/jest', transform] },
  // Bundles run as they were built.
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  modulePathIgnorePatterns: [
    '<rootDir>/dist/cloudfunctions/',
    '<rootDir>/.cache/',
    '<rootDir>/.local/',
  ],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'json'],
  restoreMocks: true,
};

const node = {
  ...common,
  displayName: 'node',
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/(${nodeFolders.join('|')})/**/*.test.ts`],
};

/** Components in jsdom, as in the browser build: `.h5` files first, Taro by small shims. */
const components = {
  ...common,
  displayName: 'components',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/test/components/**/*.test.{ts,tsx}'],
  // `js` before `mjs`: a package that ships both would else be found in the form jest cannot require.
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/test/components/shims/style.ts',
    '^@tarojs/components$': '<rootDir>/test/components/shims/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/components/shims/taro.ts',
  },
};

const weapp = {
  ...common,
  displayName: 'weapp',
  testEnvironment: '<rootDir>/test/weapp/phone-environment.ts',
  testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
};

const browser = {
  ...common,
  displayName: 'browser',
  testEnvironment: '<rootDir>/test/browser/browser-environment.ts',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
};

export default {
  maxWorkers: 3,
  testSequencer: path.join(import.meta.dirname, 'test', 'longest-first.mjs'),
  testTimeout: process.env.RUNXIN_LONG === '1' ? 3_600_000 : 180_000,
  // Without a browser its tests are left out, and tools/test.mjs says so.
  projects: [node, components, weapp, ...(whyNoBrowser() === undefined ? [browser] : [])],
};
