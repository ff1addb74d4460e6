import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

function run(
  input: string | Buffer,
  ...options: string[]
): { lines: unknown[]; status: number | null } {
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(root, 'tools/triage.mjs'), ...options],
    {
      cwd: root,
      input,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const lines = stdout.split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as unknown), status };
}

const asked = (id: unknown, text: unknown) => JSON.stringify({ id, text });

describe('M5: npm run -s triage', () => {
  it('answers each line with level, score, kind and spans, in the order asked', () => {
    const { lines, status } = run([asked('a', '我想死'), asked(2, '数学好难')].join('\n'));
    expect(status).toBe(0);
    expect(lines).toEqual([
      {
        id: 'a',
        level: 'red',
        score: expect.any(Number) as number,
        kind: 'self',
        spans: expect.arrayContaining([
          expect.objectContaining({ start: 1, end: 3, reason: expect.any(String) as string }),
        ]) as unknown[],
      },
      { id: 2, level: 'none', score: expect.any(Number) as number, kind: null, spans: [] },
    ]);
  });

  it('says of what is no question which line or id it was, and goes on', () => {
    const input = [
      '',
      '{',
      '7',
      '[]',
      '{"text":"x"}',
      asked('b', 3),
      asked('c', ''),
      asked('d', '\u2028'),
    ];
    const { lines, status } = run(input.join('\n'));
    expect(status).toBe(0);
    expect(lines.map((line) => Object.keys(line as object).slice(0, 2))).toEqual([
      ['line', 'error'],
      ['line', 'error'],
      ['line', 'error'],
      ['line', 'error'],
      ['line', 'error'],
      ['id', 'error'],
      ['id', 'level'],
      ['id', 'level'],
    ]);
  });

  it('takes nothing, broken bytes and a line of 1 MB', () => {
    expect(run('')).toEqual({ lines: [], status: 0 });
    expect(run(Buffer.from([0xff, 0xfe, 0x0a, 0xc3]))).toMatchObject({
      lines: [{ line: 1 }, { line: 2 }],
      status: 0,
    });
    const long = `${'今天数学课讲了函数，我没听懂。'.repeat(23_000)}我不想活了`;
    expect(run(asked('long', long))).toMatchObject({
      lines: [{ id: 'long', level: 'red', kind: 'self' }],
      status: 0,
    });
  });

  it('judges as an earlier version did, and refuses one that never was', () => {
    const [now] = run(asked('a', '笔记本借我，我想死记硬背')).lines;
    const [then] = run(asked('a', '笔记本借我，我想死记硬背'), '--as', '1.0.0').lines;
    expect(now).toMatchObject({ id: 'a' });
    expect((then as { score: number }).score).not.toBe((now as { score: number }).score);
    expect(run(asked('a', '你好'), '--as', '0.0.1')).toEqual({ lines: [], status: 2 });
  });
});
