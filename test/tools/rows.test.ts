import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const moduleAddress = pathToFileURL(join(__dirname, '..', '..', 'tools', 'lib', 'rows.mjs')).href;

interface Test {
  ancestorTitles: string[];
  title: string;
  fullName: string;
  status: string;
}

/** The report is made by an ES module, which jest cannot import: asked in a process of its own. */
function report(tests: Test[]): unknown {
  const script = `import { rowsReport } from ${JSON.stringify(moduleAddress)};
    process.stdout.write(JSON.stringify(rowsReport(JSON.parse(process.argv[1]))));`;
  const results = JSON.stringify({ testResults: [{ assertionResults: tests }] });
  const args = ['--input-type=module', '-e', script, results];
  return JSON.parse(execFileSync(process.execPath, args).toString('utf8'));
}

const named = (status: string, ...titles: string[]): Test => ({
  ancestorTitles: titles.slice(0, -1),
  title: titles.at(-1) ?? '',
  fullName: titles.join(' '),
  status,
});

describe('the report of requirement rows', () => {
  it('lists each test under the rows its own name or its block begins with', () => {
    const rows = report([
      named('passed', 'M3: the clock', 'every rung once'),
      named('failed', 'stories', 'M1: answered in time'),
      named('passed', 'M4, M10: both rows'),
      named('passed', 'M1–M3: a range'),
      named('passed', 'a test that mentions M5: in its middle'),
    ]);
    const passed = (name: string) => ({ name, result: 'passed' });
    expect(rows).toEqual({
      M1: {
        tests: [
          passed('M1–M3: a range'),
          { name: 'stories M1: answered in time', result: 'failed' },
        ],
      },
      M2: { tests: [passed('M1–M3: a range')] },
      M3: { tests: [passed('M1–M3: a range'), passed('M3: the clock every rung once')] },
      M4: { tests: [passed('M4, M10: both rows')] },
      M10: { tests: [passed('M4, M10: both rows')] },
    });
    expect(Object.keys(rows as object)).toEqual(['M1', 'M2', 'M3', 'M4', 'M10']);
  });

  it('never calls a test passed that did not run', () => {
    const rows = report([named('pending', 'M6: later'), named('todo', 'M6: someday')]);
    const skipped = (name: string) => ({ name, result: 'skipped' });
    expect(rows).toEqual({ M6: { tests: [skipped('M6: later'), skipped('M6: someday')] } });
  });
});
