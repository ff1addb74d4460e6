/** G6 on the real SDK: what the clock chained is whole for an outsider with the export alone, and tampering is named. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { auditEntries, auditHeads, type AuditEntry } from '../../../cloudfunctions/platform/audit';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { startWorld, type World } from '../../harness/world';

const root = resolve(__dirname, '../../..');

let world: World;
let folder: string;
let chain: AuditEntry[];
let anchors: { schoolId: string; seq: number; hash: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runxin-audit-'));
  world = await startWorld();
  const student = await world.as(world.student(30));
  const counsellor = await world.as(await world.onDuty());
  for (const text of ['想找老师说话。', '还有一件事。', '今天好一点。']) {
    const { thread } = await student.call(postMessage, { text, newName: true });
    await counsellor.call(listInbox, { view: 'mine' });
    await counsellor.call(openThread, { threadId: thread.threadId });
  }
  // Two clocks at the same moment chain every entry once.
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  await world.tick();
  const dump = await world.dump(auditEntries.name, auditHeads.name);
  chain = (dump[auditEntries.name] ?? []) as unknown as AuditEntry[];
  anchors = (dump[auditHeads.name] ?? []).map((head) => ({
    schoolId: String(head['_id']),
    seq: Number(head['seq']),
    hash: String(head['hash']),
  }));
});

afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
});

/** As the console exports a collection: a document a line. */
function lines(name: string, docs: readonly object[]): string {
  const file = join(folder, name);
  writeFileSync(file, docs.map((doc) => JSON.stringify(doc)).join('\n'));
  return file;
}

function verify(...args: string[]): { code: number | null; said: string } {
  const script = join(root, 'tools', 'audit-verify.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root });
  return { code: status, said: `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trim() };
}

const ofSchool = () => chain.filter(({ schoolId }) => schoolId === 'demo');

test('G6: two clocks chain every entry once, and the export alone proves it whole', () => {
  expect(ofSchool().length).toBeGreaterThanOrEqual(4);
  expect(chain.every(({ chained }) => chained)).toBe(true);
  const whole = verify(lines('whole.json', chain), '--anchors', lines('anchors.json', anchors));
  const [head] = anchors.filter(({ schoolId }) => schoolId === 'demo');
  expect(whole.said).toContain(
    `✓ demo：${ofSchool().length} 条，完整。最后一条 ${head?.hash ?? ''}`,
  );
  expect(whole.code).toBe(0);
});

test('G6: an entry that was changed, deleted, moved or cut off is named by its number', () => {
  const file = (name: string, change: (entry: AuditEntry) => AuditEntry[]) =>
    lines(
      name,
      chain.flatMap((entry) => (entry.schoolId === 'demo' ? change(entry) : [entry])),
    );
  const last = ofSchool().length;
  const kept = lines('anchors.json', anchors);
  const cases: [string, string][] = [
    [
      file('changed.json', (entry) => [entry.seq === 2 ? { ...entry, actorPersonId: 'x' } : entry]),
      '第 2 条',
    ],
    [
      file('deleted.json', (entry) => (entry.seq === 3 ? [] : [entry])),
      '第 3 条起有问题：这一条不见了',
    ],
    [
      file('hidden.json', (entry) => [entry.seq === 3 ? { ...entry, chained: false } : entry]),
      '第 3 条起有问题：这一条不见了',
    ],
    [
      file('moved.json', (entry) => [
        { ...entry, seq: entry.seq === 2 ? 3 : entry.seq === 3 ? 2 : entry.seq },
      ]),
      '第 2 条',
    ],
    [
      file('cut.json', (entry) => (entry.seq === last ? [] : [entry])),
      `第 ${last} 条起有问题：记录到这里断了`,
    ],
  ];
  for (const [path, words] of cases) {
    const { code, said } = verify(path, '--anchors', kept);
    expect([said.includes(words), said, code]).toEqual([true, said, 1]);
  }
});

test('G6: what is no export is refused with a sentence', () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{"_id": 1\n');
  expect(verify(bad)).toMatchObject({
    code: 2,
    said: expect.stringContaining('第 1 行') as string,
  });
  expect(verify(lines('other.json', [{ a: 1 }])).code).toBe(2);
  expect(verify(join(folder, 'none.json')).code).toBe(2);
  expect(verify()).toMatchObject({ code: 2, said: expect.stringContaining('用法') as string });
});
