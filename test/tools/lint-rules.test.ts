import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Sample {
  file: string;
  code: string;
}

/** Rules fired by each sample, in order. Starting ESLint is slow: every sample goes in one call. */
function lint(samples: Sample[]): string[][] {
  const printed = execFileSync(process.execPath, [join(__dirname, 'lint-samples.mjs')], {
    input: JSON.stringify(samples),
  });
  return JSON.parse(printed.toString('utf8')) as string[][];
}

const clockReaders = [
  'export const a = Date.now();',
  'export const a = new Date();',
  'export const a = Date();',
  "export const a = Date['now']();",
  'const Clock = Date; export const a = new Clock(0);',
  'const { now } = Date; export const a = now();',
  'export const a = (clock = Date) => clock;',
  'export const a = globalThis.Date.now();',
  'export const a = Reflect.construct(Date, []);',
  'const none: [] = []; export const a = new Date(...none);',
  "import dayjs from 'dayjs'; export const a = dayjs();",
  "import later from 'dayjs'; export const a = later();",
  "import dayjs from 'dayjs'; export const a = dayjs.utc();",
  'export const a = performance.now();',
  'export const a = globalThis.performance.now();',
  "import { performance } from 'node:perf_hooks'; export const a = performance.now();",
  'export const a = process.hrtime.bigint();',
  "export const a = new Intl.DateTimeFormat('zh-CN').format();",
  'export const a = (db: { serverDate(): unknown }) => db.serverDate();',
  'export const a = ({ serverDate }: { serverDate(): unknown }) => serverDate;',
];

const pureUses = [
  'export const a = (nowMs: number) => new Date(nowMs);',
  'export const a = Date.UTC(2026, 10, 30);',
  "export const a = Date.parse('2026-11-30T00:00:00Z');",
  'export const a = (value: unknown) => value instanceof Date;',
  'export type A = { at: Date };',
  'export const a = (Date: number) => Date + 1;',
  "import dayjs from 'dayjs'; export const a = (nowMs: number) => dayjs(nowMs).format();",
  "export const a = (at: Date) => new Intl.DateTimeFormat('zh-CN').format(at);",
];

const useCase = 'cloudfunctions/features/messages/sample.ts';

const forbidden: [string, string, string, string][] = [
  [
    'chance in rules',
    'runxin/no-chance',
    'src/shared/ladder/a.ts',
    'export const a = Math.random();',
  ],
  [
    'chance by another name',
    'runxin/no-chance',
    'src/shared/ladder/a.ts',
    'const { random } = Math; export const a = random;',
  ],
  [
    'network in rules',
    'no-restricted-globals',
    'src/shared/ladder/a.ts',
    "export const a = () => fetch('x');",
  ],
  ['console in functions', 'no-console', useCase, "console.log('x');"],
  [
    'transactions without retry',
    'no-restricted-syntax',
    useCase,
    'export const a = (db: { runTransaction(): void }) => db.runTransaction();',
  ],
  [
    'a swallowed rejection',
    'no-restricted-syntax',
    useCase,
    'export const a = (p: Promise<void>) => p.catch(() => {});',
  ],
  ['a swallowed error', 'no-empty', useCase, 'try { a(); } catch {} function a() {}'],
  ['any', '@typescript-eslint/no-explicit-any', useCase, 'export const a = {} as any;'],
  ['a skipped test', 'no-restricted-syntax', 'test/unit/a.test.ts', "it.skip('x', () => {});"],
  ['a lone test', 'no-restricted-syntax', 'test/unit/a.test.ts', "describe.only('x', () => {});"],
  [
    'a sleeping test',
    'no-restricted-syntax',
    'test/unit/a.test.ts',
    'export const a = () => new Promise((done) => setTimeout(done, 5));',
  ],
];

const watched = ['src/shared/time/sample.ts', useCase, 'src/features/messages/sample.ts'];

const readsClock = 'export const readMs = () => Date.now();';
const runsTransaction = 'export const a = (db: { runTransaction(): void }) => db.runTransaction();';

/** What the files that own a thing may do, and one that owns nothing. */
const owners: Sample[] = [
  { file: 'cloudfunctions/platform/clock.ts', code: readsClock },
  { file: 'src/lib/clock.ts', code: readsClock },
  { file: 'local-cloud/clock/a.ts', code: readsClock },
  { file: 'cloudfunctions/platform/log.ts', code: "console.log('x');" },
  { file: 'cloudfunctions/platform/transact.ts', code: runsTransaction },
];

const samples = [
  ...watched.flatMap((file) => clockReaders.map((code) => ({ file, code }))),
  ...pureUses.map((code) => ({ file: 'src/shared/time/sample.ts', code })),
  ...forbidden.map(([, , file, code]) => ({ file, code })),
  ...owners,
  { file: 'cloudfunctions/platform/ladder/run.ts', code: readsClock },
];

let fired: Map<string, string[]>;
const keyOf = ({ file, code }: Sample) => `${file}\n${code}`;
const rulesOf = (file: string, code: string) => fired.get(keyOf({ file, code }));

beforeAll(() => {
  const rules = lint(samples);
  fired = new Map(samples.map((sample, index) => [keyOf(sample), rules[index] ?? []]));
});

describe('the clock rule', () => {
  it.each(watched)('catches every way of reading the clock in %s', (file) => {
    const silent = clockReaders.filter((code) => !rulesOf(file, code)?.includes('runxin/no-clock'));
    expect(silent).toEqual([]);
  });

  it('lets computations with a given instant pass', () => {
    const loud = pureUses.filter(
      (code) => rulesOf('src/shared/time/sample.ts', code)?.length !== 0,
    );
    expect(loud).toEqual([]);
  });

  it('stays on where the clock is only used', () => {
    expect(rulesOf('cloudfunctions/platform/ladder/run.ts', readsClock)).toEqual([
      'runxin/no-clock',
    ]);
  });
});

describe('the other rules of the linter', () => {
  it.each(forbidden)('forbid %s', (_what, rule, file, code) => {
    expect(rulesOf(file, code)).toContain(rule);
  });

  it.each(owners)('leave the owner of a thing to its work: $file', ({ file, code }) => {
    expect(rulesOf(file, code)).toEqual([]);
  });
});
