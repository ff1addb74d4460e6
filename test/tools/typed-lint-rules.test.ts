import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const answers = 'async function asks(): Promise<boolean> {\n  return Promise.resolve(true);\n}\n';

const forbidden: [string, string, string][] = [
  [
    'a forgotten await',
    'no-floating-promises',
    `${answers}export function a(): void {\n  asks();\n}\n`,
  ],
  [
    'a promise taken for its answer',
    'no-misused-promises',
    `${answers}export const a = (): number => {\n  if (asks()) return 1;\n  return 0;\n};\n`,
  ],
  [
    'an await of nothing',
    'await-thenable',
    'export const a = async (): Promise<number> => await 1;\n',
  ],
  [
    'a case left out',
    'switch-exhaustiveness-check',
    "export function a(word: 'one' | 'two'): number {\n  switch (word) {\n    case 'one':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
];

/** Outside the checkout, which its own ignore files would hide; read with the project's settings. */
function folderOfSamples(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runxin-typed-lint-'));
  const settings = {
    extends: join(root, 'tsconfig.client.json'),
    compilerOptions: { types: [] },
    include: ['**/*'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  forbidden.forEach(([, , code], at) => writeFileSync(join(folder, `sample-${at}.ts`), code));
  writeFileSync(
    join(folder, 'sample-page.tsx'),
    `${answers}export const Page = () => <p onCopy={() => void asks()}>{asks() ? 1 : 2}</p>;\n`,
  );
  return folder;
}

let printed: string;

beforeAll(() => {
  const folder = folderOfSamples();
  try {
    const script = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const args = [script, '--config=config/lint/typed-rules.json', '--type-aware', '--format=unix'];
    const run = spawnSync(process.execPath, [...args, folder], { cwd: root });
    printed = run.stdout.toString('utf8') + run.stderr.toString('utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the linter that knows types', () => {
  it.each(forbidden.map(([what, rule], at) => [what, rule, at] as const))(
    'forbids %s',
    (_what, rule, at) => {
      const lines = printed.split('\n').filter((line) => line.includes(`sample-${at}.ts`));
      expect(lines.join('\n')).toContain(rule);
    },
  );

  it('reads pages as well', () => {
    const lines = printed.split('\n').filter((line) => line.includes('sample-page.tsx'));
    expect(lines.join('\n')).toContain('no-misused-promises');
  });
});
