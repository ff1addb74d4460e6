/** G6 on the real SDK: who looked at a record, what a colleague did, the day's anchor and the file for outsiders. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  auditOfStaff,
  auditOfStudent,
  exportAuditChain,
  findAuditedStudent,
  readAuditChain,
} from '../../../src/shared/audit/contracts';
import { enterBooking } from '../../../src/shared/bookings/counsellor-contracts';
import { setLevel } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { allSeen } from '../../harness/all-seen';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';

const root = resolve(__dirname, '../../..');
const studentId = 'demo-s-6-2-07';
const reason = '每月抽查';

let world: World;
let lead: Actor;
let leader: Actor;
let counsellor: Actor;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'runxin-anchors-'));
  world = await startWorld();
  lead = await world.as('demo-lead');
  leader = await world.as('demo-leader-1');
  counsellor = await world.as(await world.onDuty());
  const student = await world.as(studentId);
  const { thread } = await student.call(postMessage, { text: '想找老师说话。' });
  await counsellor.call(setLevel, {
    threadId: thread.threadId,
    level: 'yellow',
    reason: '连着三天没睡好',
    seenSeq: allSeen,
  });
  await counsellor.call(enterBooking, {
    studentId,
    date: '2026-10-20',
    start: '14:30',
    plan: false,
  });
});

afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
});

test('G6: the lead reads who changed a student’s record, nothing of the message box, and leaves a trace of the look', async () => {
  const { students } = await lead.call(findAuditedStudent, { words: '王' });
  expect(students.length).toBeGreaterThan(0);
  const first = await lead.call(auditOfStudent, { studentId, reason, page: 0 });
  expect(first.entries.map(({ what }) => what)).toEqual(['看谁看过一个学生的记录', '登记一次谈话']);
  expect(first.entries[1]?.who?.roleName).toBe('心理教师');
  expect(JSON.stringify(first)).not.toMatch(/留言|级别|没睡好/);
  expect(first.entries[0]?.reason).toBe(reason);
  expect(await refusal(leader.call(auditOfStudent, { studentId, reason, page: 0 }))).toBe(
    'forbidden',
  );
  expect(
    await refusal(lead.call(auditOfStudent, { studentId: 'demo2-s-3-1-01', reason, page: 0 })),
  ).toBe('not-found');
});

test('G6: a leader reads what a colleague did without a student, a thread or a word of the message box', async () => {
  const { personId } = counsellor.person;
  const did = await leader.call(auditOfStaff, { personId, reason, page: 0 });
  expect(did.entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['登记一次谈话', '改了一段留言的级别']),
  );
  expect(JSON.stringify(did)).not.toMatch(/没睡好|demo-s-/);
  expect(await refusal(lead.call(auditOfStaff, { personId, reason, page: 0 }))).toBe('forbidden');
  const looks = await leader.call(auditOfStaff, {
    personId: leader.person.personId,
    reason,
    page: 0,
  });
  expect(looks.entries.map(({ what }) => what)).toContain('看一位同事做过什么');
});

test('G6: each morning one anchor leaves the house, however many clocks run, and it finds what was cut off', async () => {
  await world.tick();
  await world.jumpTo(at('2026-10-13', '08:00'));
  await Promise.all([1, 2, 3].map(() => world.cloud.call('clock')));
  await world.tick();
  const told = (await world.sent()).filter(({ text }) => text.includes('记录校对码'));
  expect(told).toHaveLength(1);
  const { anchors, length } = await leader.call(readAuditChain, {});
  expect(anchors).toHaveLength(1);
  const [anchor] = anchors;
  expect(told[0]?.text).toContain(`第 ${anchor?.seq} 条 ${anchor?.hash}`);
  const { links } = await leader.call(exportAuditChain, { afterSeq: 0, reason });
  expect(links.length).toBeGreaterThanOrEqual(length);
  expect(JSON.stringify(links)).not.toMatch(/没睡好|抽查|demo-s-/);
  const file = (name: string, lines: readonly object[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    return path;
  };
  const kept = file('anchors.json', [{ schoolId: 'demo', seq: anchor?.seq, hash: anchor?.hash }]);
  const verify = (path: string) =>
    spawnSync(process.execPath, ['tools/audit-verify.mjs', path, '--anchors', kept], { cwd: root })
      .status;
  expect(verify(file('whole.json', links))).toBe(0);
  expect(verify(file('cut.json', links.slice(0, (anchor?.seq ?? 0) - 1)))).toBe(1);
});
