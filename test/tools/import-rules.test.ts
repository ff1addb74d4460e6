import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const configuration = join(root, '.dependency-cruiser.cjs');

interface Rule {
  name: string;
  comment?: string;
}

const printRules = `process.stdout.write(JSON.stringify(require(${JSON.stringify(configuration)}).forbidden))`;
const rules = JSON.parse(
  execFileSync(process.execPath, ['-e', printRules]).toString('utf8'),
) as Rule[];

type Tree = Record<string, string>;

/** Packages as npm would have installed them, so that nothing real is needed. */
const packages: Tree = {
  'package.json': JSON.stringify({
    dependencies: { zod: '1', dayjs: '1', 'wx-server-sdk': '1' },
    devDependencies: { helper: '1' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'esnext' } }),
  ...Object.fromEntries(
    ['zod', 'zod/mini', 'dayjs', 'wx-server-sdk', 'helper', 'stray'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
};

const imports = (...targets: string[]) =>
  targets.map((target, index) => `import * as m${index} from '${target}';\n`).join('') +
  `export const all = [${targets.map((_, index) => `m${index}`).join()}];\n`;

/** A tree that keeps every rule: what each kind of file may import. */
const obedient: Tree = {
  'src/shared/time/index.ts': imports('dayjs'),
  'src/shared/messages/contracts.ts': imports('zod/mini', '../time/index'),
  'src/lib/cloud.weapp.ts': imports('../shared/messages/contracts'),
  'src/ui/button.tsx': imports('../lib/cloud'),
  'src/features/messages/entries.ts': imports('../../shared/messages/contracts'),
  'src/features/messages/page.tsx': imports('./entries', '../../ui/button', '../../lib/cloud'),
  'src/pages/home/index.tsx': imports('../../features/messages/entries', '../../ui/button'),
  'cloudfunctions/platform/store.ts': imports('wx-server-sdk', '../../src/shared/time/index'),
  'cloudfunctions/features/messages/post.ts': imports(
    '../../platform/store',
    '../../../src/shared/messages/contracts',
  ),
  'cloudfunctions/parts/messages.ts': imports('../features/messages/post'),
  'cloudfunctions/wiring.ts': `export const messages = () => import('./parts/messages');\n`,
  'cloudfunctions/api/index.ts': imports('../wiring', '../platform/store'),
  'cloudfunctions/clock/index.ts': imports('../features/messages/post', '../platform/store'),
  'local-cloud/main.ts': imports('helper', './seed/demo'),
  'local-cloud/seed/demo.ts': imports('../../src/shared/messages/contracts'),
  'test/unit/a.test.ts': imports('../../tools/tool', '../../cloudfunctions/features/messages/post'),
  'tools/tool.ts': imports('../local-cloud/main'),
};

/** One file per rule, breaking it, added to the obedient tree. */
const disobedient: Record<string, [file: string, content: string]> = {
  'no-cycles': ['src/shared/loop/a.ts', imports('./b')],
  'nothing-unresolved': ['src/lib/lost.ts', imports('./nowhere')],
  'shared-is-pure': ['src/shared/time/impure.ts', imports('node:fs')],
  'zod-mini-only': ['cloudfunctions/platform/schema.ts', imports('zod')],
  'client-feature-stays-home': ['src/features/duty/page.tsx', imports('../messages/page')],
  'main-package-knows-entries-only': [
    'src/pages/messages/index.tsx',
    imports('../../features/messages/page'),
  ],
  'ui-knows-no-feature': ['src/ui/card.tsx', imports('../features/messages/entries')],
  'lib-knows-no-feature': ['src/lib/draft.ts', imports('../features/messages/page')],
  'client-knows-no-server': [
    'src/features/messages/direct.ts',
    imports('../../../cloudfunctions/platform/store'),
  ],
  'function-feature-stays-home': [
    'cloudfunctions/features/duty/who.ts',
    imports('../messages/post'),
  ],
  'platform-knows-no-feature': [
    'cloudfunctions/platform/shortcut.ts',
    imports('../features/messages/post'),
  ],
  'deployables-wire-only': ['cloudfunctions/clock/index.ts', imports('../../src/lib/cloud')],
  'api-starts-without-features': ['cloudfunctions/watch.ts', imports('./features/messages/post')],
  'deployables-stand-alone': ['cloudfunctions/monitor/index.ts', imports('../api/index')],
  'vendor-sdk-behind-platform': [
    'cloudfunctions/features/messages/raw.ts',
    imports('wx-server-sdk'),
  ],
  'local-cloud-knows-no-product': [
    'local-cloud/functions/pool.ts',
    imports('../../src/shared/time/index'),
  ],
  'functions-know-no-local-cloud': [
    'cloudfunctions/platform/offset.ts',
    imports('../../local-cloud/main'),
  ],
  'product-knows-no-tests-or-tools': ['src/lib/peek.ts', imports('../../tools/tool')],
  'what-ships-is-a-dependency': ['src/lib/extra.ts', imports('helper')],
  'no-undeclared-package': ['src/lib/stray.ts', imports('stray')],
};

interface Violation {
  from: string;
  rule: { name: string };
}

const folders: string[] = [];

/** Violations the project's own rules find in a tree, as `rule file`. */
function violations(tree: Tree): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'runxin-imports-'));
  folders.push(folder);
  for (const [path, content] of Object.entries({ ...packages, ...tree })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const places = ['src', 'cloudfunctions', 'local-cloud', 'test', 'tools'];
  const args = [cruiser, '--config', configuration, '--output-type', 'json', ...places];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

describe('the import rules', () => {
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('each say why', () => {
    expect(rules.filter(({ comment }) => !comment)).toEqual([]);
  });

  it('allow what the architecture allows', () => {
    expect(violations(obedient)).toEqual([]);
  });

  it('each fire on the file that breaks them', () => {
    const broken = { ...Object.fromEntries(Object.values(disobedient)) };
    broken['src/shared/loop/b.ts'] = imports('./a');
    const found = violations({ ...obedient, ...broken });
    const expected = rules.map(({ name }) => `${name} ${disobedient[name]?.[0] ?? 'no example'}`);
    expect(expected.filter((line) => !found.includes(line))).toEqual([]);
  });
});
