/** M7, G2 on the real SDK: old records go at night by portions, with their figures kept; open ones never. */
import { createHash } from 'node:crypto';
import { checkChains } from '../../../src/shared/audit/chain';
import { drawSlips, enterLetter } from '../../../src/shared/letter-box/contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { setLevel } from '../../../src/shared/messages/staff-contracts';
import { decideRetention, retentionReport } from '../../../src/shared/retention/contracts';
import { allSeen } from '../../harness/all-seen';
import { changeDocument, insertDocument } from '../../harness/change-document';
import { isLongRun } from '../../harness/long-run';
import { at, minuteMs, startWorld, type World } from '../../harness/world';

let world: World;
const threadOf: Record<string, string> = {};

/** Half a year and some days after the messages of 12 October. */
const later = '2027-05-01';

async function write(name: string, index: number, text: string): Promise<string> {
  const actor = await world.as(world.student(index));
  threadOf[name] = (await actor.call(postMessage, { text })).thread.threadId;
  return threadOf[name];
}

async function answer(threadId: string): Promise<void> {
  const actor = await world.as(await world.onDuty());
  await actor.call(replyToThread, { threadId, text: '谢谢你告诉我。', seenSeq: allSeen });
}

const stored = async (...names: string[]) => {
  const dump = await world.dump(...names);
  return names.flatMap((name) => dump[name] ?? []);
};
const idsOf = async (name: string) => (await stored(name)).map(({ _id }) => String(_id));
const admin = async () => world.as(world.personOf('demo', 'admin'));
const rowOf = async (key: string) => {
  const { rules } = await (await admin()).call(retentionReport, {});
  return rules.find((rule) => rule.key === key);
};
const sumsOf = async (rule: string) =>
  (await stored('retention_sums'))
    .filter((sum) => sum['rule'] === rule)
    .map(({ counts }) => counts);

/** What stands on the slips: of a letter that was answered, of one that waits, of one that nobody used. */
let slipNames: string[] = [];

async function writeLetters(): Promise<void> {
  const duty = await world.as(await world.onDuty());
  const { slips } = await duty.call(drawSlips, { count: 6 });
  slipNames = slips.slice(0, 3).map(({ alias }) => alias);
  const found = { date: '2026-10-12', hour: 9 };
  const enter = (at: number) =>
    duty.call(enterLetter, { code: slips[at]?.code ?? '', text: '我想说说话。', found });
  await answer((await enter(0)).threadId);
  await enter(1);
}

beforeAll(async () => {
  world = await startWorld();
  for (const [name, index] of [
    ['answered', 21],
    ['another', 22],
    ['third', 23],
    ['red', 24],
  ] as const)
    await answer(await write(name, index, '最近总是睡不好。'));
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  const red = { reason: '说到了不想活', seenSeq: allSeen };
  await lead.call(setLevel, { threadId: threadOf['red'] ?? '', level: 'red', ...red });
  await write('waiting', 25, '老师，在吗？');
  await writeLetters();
  await world.tick();
}, 60_000);

afterAll(() => world.end());

test('M7: before somebody said yes the job only reports, and counts without taking anything away', async () => {
  await world.jumpTo(at(later, '02:00'));
  await world.tick();
  const row = await rowOf('threads');
  expect(row).toMatchObject({ after: '最后一句话以后 180 天', oldest: '2026-10-12', gone: 0 });
  expect(row?.goes).toBeGreaterThanOrEqual(3);
  expect(row?.held).toBeGreaterThanOrEqual(2);
  expect(await idsOf('threads')).toEqual(expect.arrayContaining(Object.values(threadOf)));
  expect(await sumsOf('threads')).toEqual([]);
});

test('M1, G2: wrong codes are forgotten after two days, whatever the school has said about records', async () => {
  for (const date of ['2027-04-28', '2027-04-30'])
    await insertDocument(world, 'letter_tries', { _id: `tries-of-${date}`, date, wrong: 3 });
  await world.jumpTo(at(later, '03:10'));
  await world.tick();
  expect(await idsOf('letter_tries')).toEqual(['tries-of-2027-04-30']);
});

test('M7: killed half-way and with two clocks at once it goes on, and adds every figure up once', async () => {
  await answer(await write('young', 26, '今天还好。'));
  const before = await stored('threads');
  const over = before.filter((thread) => {
    const { state, level } = thread['track'] as { state: string; level: string };
    const isDone = ['answered', 'closed', 'no-reply'].includes(state) && level !== 'red';
    return isDone && thread['_id'] !== threadOf['young'];
  });
  // Printed, last used, last counted long ago.
  const old = '2024-03-01';
  const codes = await stored('letter_codes');
  for (const { _id, alias } of codes)
    if (slipNames.slice(1).includes(String(alias)))
      await changeDocument(world, 'letter_codes', String(_id), { drawnOn: old });
  const [counted, kept] = await idsOf('training_reached');
  await changeDocument(world, 'training_reached', counted ?? '', { lastOn: old });
  await changeDocument(world, 'terminals', 'demo-terminal-1', { until: old });
  await (await admin()).call(decideRetention, { on: true });
  await world.jumpTo(at(later, '03:40'));
  for (const atAdminCall of [70, 160]) {
    await world.faults({ kill: { function: 'clock', atAdminCall } });
    await Promise.allSettled([world.tick()]);
    // A store takes thirty seconds to notice that somebody died; nobody waits for that here.
    await world.faults({ dropAbandonedTransactions: true });
  }
  await world.faults({ reset: true });
  await Promise.all([world.tick(), world.tick()]);
  await world.jumpTo((await world.nowMs()) + minuteMs);
  await world.tick();
  const left = await idsOf('threads');
  expect(left).toHaveLength(before.length - over.length);
  expect(left).toEqual(
    expect.arrayContaining([threadOf['red'], threadOf['waiting'], threadOf['young']]),
  );
  const figures = (await sumsOf('threads')) as Record<string, number>[];
  const total = (name: string) => figures.reduce((sum, one) => sum + (one[name] ?? 0), 0);
  const sum = (figure: (thread: (typeof over)[number]) => number) =>
    over.reduce((all, thread) => all + figure(thread), 0);
  expect(total('threads')).toBe(over.length);
  expect(total('messages')).toBe(sum((thread) => Number(thread['lastSeq'])));
  expect(total('waits')).toBe(sum((thread) => (thread['track'] as { waits: number }).waits));
  expect((await rowOf('threads'))?.gone).toBe(over.length);
  // A code goes with its letter, stays with one that waits, and goes when nobody used it for two years.
  const names = (await stored('letter_codes')).map(({ alias }) => alias);
  expect(slipNames.map((name) => names.includes(name))).toEqual([false, true, false]);
  expect(names).toHaveLength(codes.length - 2);
  expect(await idsOf('training_reached')).not.toContain(counted);
  expect(await idsOf('training_reached')).toContain(kept);
  expect(await idsOf('terminals')).toEqual(['demo2-terminal-1']);
  const device = (await stored('access')).filter((doc) =>
    JSON.stringify(doc).includes('demo-terminal-1'),
  );
  expect(device).toEqual([]);
}, 60_000);

test('M7: with a thread go its words, clocks, notices, and the salt of what was written about it', async () => {
  const gone = [threadOf['answered'], threadOf['another'], threadOf['third']];
  const rests = await stored('messages', 'ladders', 'outbox', 'thread_remains');
  const text = JSON.stringify(rests);
  expect(gone.filter((id) => text.includes(String(id)))).toEqual([]);
  const entries = await stored('audit_entries');
  const about = entries.filter(({ object }) => gone.includes((object as { id: string }).id));
  expect(about.length).toBeGreaterThan(2);
  expect(about.map(({ salt, reason }) => [salt, reason])).toEqual(about.map(() => [null, null]));
});

test('G6: the chain still closes over entries whose salt and reason are gone', async () => {
  await world.tick();
  const entries = (await stored('audit_entries')).filter((one) => one['schoolId'] === 'demo');
  const links = entries.filter(({ chained }) => chained === true);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const [chain] = checkChains(links as never, [], sha256);
  expect(chain).toMatchObject({ length: links.length, firstBreak: null });
  expect(links.filter(({ salt }) => salt === null).length).toBeGreaterThan(2);
});

/** Hundreds of records: half a minute that a usual run has not got. */
if (isLongRun)
  test('G2: every kind goes when its years are over, the family’s, the class’s and the school’s; the class’s counts stay', async () => {
    const counts = await idsOf('mood_forms');
    const months = await idsOf('homework_months');
    await world.jumpTo(at('2029-03-01', '02:00'));
    const rows = async () => (await (await admin()).call(retentionReport, {})).rules;
    const over = (await rows()).filter(({ goes }) => goes > 0).map(({ key }) => key);
    expect(over).toEqual(
      expect.arrayContaining(['homework-forms', 'mood-concerns', 'bookings', 'training-sessions']),
    );
    for (let minute = 0; minute < 90; minute += 1) {
      await world.jumpTo((await world.nowMs()) + minuteMs);
      await world.tick();
    }
    const left = (await rows()).filter(({ goes }) => goes > 0);
    expect(left.map(({ key, goes }) => [key, goes])).toEqual([]);
    for (const name of ['homework_forms', 'mood_concerns', 'mood_versions', 'training_attendance'])
      expect([name, (await stored(name)).filter((doc) => doc['schoolId'] === 'demo')]).toEqual([
        name,
        [],
      ]);
    expect(await idsOf('mood_forms')).toEqual(counts);
    expect(await idsOf('homework_months')).toEqual(months);
  }, 120_000);
