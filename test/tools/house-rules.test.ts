import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const moduleAddress = pathToFileURL(
  join(__dirname, '..', '..', 'tools', 'lib', 'house-rules.mjs'),
).href;

/** The rules are an ES module, which jest cannot import: asked in a process of their own. */
function problems(path: string, text: string): string[] {
  const script = `import { houseRuleProblems } from ${JSON.stringify(moduleAddress)};
    process.stdout.write(JSON.stringify(houseRuleProblems(...JSON.parse(process.argv[1]))));`;
  const args = ['--input-type=module', '-e', script, JSON.stringify([path, text])];
  return JSON.parse(execFileSync(process.execPath, args).toString('utf8')) as string[];
}

const lines = (count: number) => 'line\n'.repeat(count);

describe('the house rules', () => {
  it('allow 300 lines of code in a file, not 301', () => {
    expect(problems('src/lib/a.ts', lines(300))).toEqual([]);
    expect(problems('src/lib/a.ts', lines(301))).toHaveLength(1);
    expect(problems('test/unit/a.test.ts', lines(301))).toEqual([]);
  });

  it('find a path of one machine, and leave pages and addresses alone', () => {
    expect(problems('docs/a.md', 'see /home/someone/notes')).toHaveLength(1);
    expect(problems('tools/a.mjs', "const a = '/tmp/a';")).toHaveLength(1);
    expect(problems('src/a.ts', "open('/pages/home/index')")).toEqual([]);
    expect(problems('src/a.ts', 'const url = `${base}/work/a`;')).toEqual([]);
  });

  it('find the name of a package registry', () => {
    expect(problems('README.md', 'from registry.npmjs.org')).toHaveLength(1);
  });

  it('find a download address in the lock file', () => {
    const lock = (entry: object) => JSON.stringify({ packages: { 'node_modules/a': entry } });
    expect(problems('package-lock.json', lock({ version: '1.0.0' }))).toEqual([]);
    expect(problems('package-lock.json', lock({ resolved: 'https://example/a.tgz' }))).toHaveLength(
      1,
    );
  });

  it('find an optional package that the lock file lacks, which npm ci refuses', () => {
    const lock = (...locked: string[]) =>
      JSON.stringify({
        packages: {
          'node_modules/a/node_modules/b': { optionalDependencies: { '@b/linux': '1' } },
          ...Object.fromEntries(locked.map((path) => [path, { version: '1.0.0' }])),
        },
      });
    expect(problems('package-lock.json', lock('node_modules/@b/linux'))).toEqual([]);
    expect(problems('package-lock.json', lock('node_modules/a/node_modules/@b/linux'))).toEqual([]);
    expect(
      problems('package-lock.json', lock('node_modules/c/node_modules/@b/linux')),
    ).toHaveLength(1);
  });
});
