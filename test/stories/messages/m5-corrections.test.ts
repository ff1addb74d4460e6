/** M5 on the real SDK: where triage was wrong is kept as counts and spans, once, and read by the lead alone. */
import type { Because } from '../../../src/shared/messages/because';
import type { Concern } from '../../../src/shared/messages/concern';
import { listCorrections } from '../../../src/shared/messages/corrections-contract';
import type { Level } from '../../../src/shared/messages/model';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { setLevel } from '../../../src/shared/messages/staff-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { decideRetention } from '../../../src/shared/retention/contracts';
import { triage } from '../../../src/shared/triage';
import { allSeen } from '../../harness/all-seen';
import { changeDocument } from '../../harness/change-document';
import { at, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const harmless = '这次作文写得还行。';
const why = '电话里问过，是在背台词';

let world: World;
let nextStudent = 300;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

/** The robot takes 20 messages a minute. */
beforeEach(() => world.advance(2 * minuteMs));

const lead = () => world.as('demo-lead');
const duty = async () => world.as(await world.onDuty());
const shown = async () => (await lead()).call(listCorrections, {});

async function post(text: string, concerns?: Concern[]) {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const about = concerns === undefined ? {} : { concerns };
  const { thread } = await student.call(postMessage, { text, ...about });
  return { student, threadId: thread.threadId };
}

async function level(
  threadId: string,
  to: Level,
  because?: Because,
  more: { by?: Actor; requestId?: string } = {},
) {
  const input = { threadId, level: to, reason: why, seenSeq: allSeen };
  const actor = more.by ?? (await duty());
  const said = because === undefined ? {} : { because };
  return actor.call(setLevel, { ...input, ...said }, more.requestId);
}

async function stored(name: string, threadId?: string) {
  const all = (await world.dump(name))[name] ?? [];
  return threadId === undefined ? all : all.filter((one) => one['threadId'] === threadId);
}

/** What this month grew by while `work` ran. */
async function growth(work: () => Promise<unknown>) {
  const { now: before } = await shown();
  await work();
  const { now } = await shown();
  return {
    red: now.red - before.red,
    redLowered: now.redLowered - before.redLowered,
    lowered: now.lowered - before.lowered,
    raised: now.raised - before.raised,
  };
}

const nothing = { red: 0, redLowered: 0, lowered: 0, raised: 0 };

test('M5: a level that was lowered keeps what triage said as spans and reasons, and no word of anybody', async () => {
  const { threadId } = await post(danger);
  expect(await growth(() => level(threadId, 'yellow', 'misread'))).toEqual({
    ...nothing,
    redLowered: 1,
    lowered: 1,
  });
  const { now, threads } = await shown();
  expect(now.month).toBe('2026-10');
  expect(now.reasons.length).toBeGreaterThan(0);
  expect(now.kinds).toContainEqual(expect.objectContaining({ kind: 'self', redLowered: 1 }));
  expect(threads).toContainEqual(
    expect.objectContaining({ threadId, direction: 'lowered', said: 'red', to: 'yellow' }),
  );
  const [doc, ...others] = await stored('triage_corrections', threadId);
  expect(others).toEqual([]);
  const [carrier] = doc?.['carriers'] as { spans: { start: number; length: number }[] }[];
  const spans = carrier?.spans ?? [];
  expect(spans.length).toBeGreaterThan(0);
  expect(spans.every(({ start, length }) => start + length <= danger.length)).toBe(true);
  // The only words are the lexicon's own; no colleague, no time.
  const reasons = triage(danger).spans.map(({ reason }) => reason);
  const said = JSON.stringify(doc);
  expect(said.match(/[\u4e00-\u9fff，、；。]+/g)?.filter((one) => !reasons.includes(one))).toEqual(
    [],
  );
  expect(now.reasons.filter(({ reason }) => !reasons.includes(reason))).toEqual([]);
  for (const secret of ['demo-c', 'demo-lead', 'AtMs', 'ersonId'])
    expect(said).not.toContain(secret);
  const looked = JSON.stringify(await shown());
  for (const secret of ['今天晚上', '楼上', why]) expect(looked).not.toContain(secret);
});

test('M5: what triage missed counts by the kind that was chosen, or unknown, and by how much was written', async () => {
  const { threadId } = await post(harmless);
  const { threadId: other } = await post(harmless);
  const grown = await growth(async () => {
    await level(threadId, 'red', 'abuse');
    await level(other, 'orange');
  });
  expect(grown).toEqual({ ...nothing, raised: 2 });
  const { now, threads } = await shown();
  expect(now.kinds).toContainEqual(expect.objectContaining({ kind: 'abuse', raised: 1 }));
  expect(now.kinds).toContainEqual(expect.objectContaining({ kind: 'unknown', raised: 1 }));
  expect(now.lengths).toEqual([{ length: 'short', raised: 2 }]);
  expect(threads).toContainEqual(
    expect.objectContaining({ threadId: other, direction: 'raised', kind: 'unknown' }),
  );
});

test('M5: a danger that is over, or that is known from elsewhere, is no fault of triage', async () => {
  const { threadId } = await post(danger);
  const { threadId: other } = await post(harmless);
  const grown = await growth(async () => {
    await level(threadId, 'yellow', 'passed');
    // Lower still, without saying why again.
    await level(threadId, 'none');
    await level(other, 'red', 'elsewhere');
  });
  expect(grown).toEqual(nothing);
});

test('M5: taken back on the same words it counts no more, and changed again it counts once', async () => {
  const { threadId } = await post(harmless);
  const { threadId: other } = await post(danger);
  expect(
    await growth(async () => {
      await level(threadId, 'red');
      await level(threadId, 'none');
    }),
  ).toEqual(nothing);
  expect(
    await growth(async () => {
      await level(threadId, 'orange');
      await level(threadId, 'red', 'self');
      await level(other, 'none', 'misread');
      await level(other, 'orange');
    }),
  ).toEqual({ red: 0, redLowered: 1, lowered: 1, raised: 1 });
});

test('M5: later words are judged by themselves', async () => {
  const { student, threadId } = await post(danger);
  const grown = await growth(async () => {
    await level(threadId, 'none', 'misread');
    await student.call(postMessage, { threadId, text: danger });
    await student.call(postMessage, { threadId, text: danger });
    await level(threadId, 'none', 'misread');
    await student.call(postMessage, { threadId, text: harmless });
    await level(threadId, 'orange', 'others');
  });
  expect(grown).toEqual({ red: 2, redLowered: 3, lowered: 3, raised: 1 });
  expect(await stored('triage_corrections', threadId)).toHaveLength(3);
});

test('M5: tapped twice, sent again, by two at once: counted once', async () => {
  const { threadId } = await post(danger);
  const { threadId: other } = await post(harmless);
  const [first, second] = [await duty(), await lead()];
  const grown = await growth(async () => {
    const same = { by: first, requestId: 'lowered-by-a-tap-0001' };
    await Promise.all([1, 2, 3].map(() => level(threadId, 'none', 'misread', same)));
    await level(threadId, 'none', 'misread', same);
    const answers = await Promise.allSettled([
      level(other, 'red', 'self', { by: first }),
      level(other, 'red', 'self', { by: second }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
  expect(grown).toEqual({ red: 0, redLowered: 1, lowered: 1, raised: 1 });
});

test('M5: a change of level and its correction are one transaction: killed anywhere, both or neither', async () => {
  const seen = new Set<boolean>();
  const by = await duty();
  for (let atAdminCall = 1; atAdminCall <= 24; atAdminCall += 1) {
    const { threadId } = await post(harmless);
    await world.faults({ kill: { function: 'api', atAdminCall } });
    await level(threadId, 'yellow', undefined, { by }).catch(() => undefined);
    await world.faults({ dropAbandonedTransactions: true });
    await world.faults({ reset: true });
    const [thread] = (await stored('threads')).filter(({ _id }) => _id === threadId);
    const isRaised = (thread?.['track'] as { level: Level }).level === 'yellow';
    seen.add(isRaised);
    expect(await stored('triage_corrections', threadId)).toHaveLength(isRaised ? 1 : 0);
  }
  expect(seen.size).toBe(2);
}, 60_000);

test('M5: only who leads the counsellors reads it; a wrong input and a stranger are refused', async () => {
  for (const who of [await duty(), await world.as('demo-leader-1'), await world.as('demo-admin')])
    expect(await refusal(who.call(listCorrections, {}))).toBe('forbidden');
  const student = await world.as(world.student(1));
  expect(await refusal(student.call(listCorrections, {}))).toBe('forbidden');
  const event = { action: listCorrections.name, input: {}, requestId: 'nobody-0001' };
  expect(await world.raw(event)).toMatchObject({ error: { code: 'not-signed-in' } });
  const { threadId } = await post(danger);
  const wrong = { threadId, level: 'none', reason: why, seenSeq: allSeen, because: 'tired' };
  expect(await (await duty()).reply(setLevel.name, wrong)).toMatchObject({
    error: { code: 'invalid-input' },
  });
  expect(await (await lead()).reply(listCorrections.name, { month: '2026-10' })).toMatchObject({
    error: { code: 'invalid-input' },
  });
});

test('W9, M5: what is about the counsellors is in no figure and in no list of theirs', async () => {
  const receiver = await world.as('demo-receiver-1');
  let apartId = '';
  const grown = await growth(async () => {
    apartId = (await post(danger, ['counsellors'])).threadId;
    await level(apartId, 'none', 'misread', { by: receiver });
  });
  expect(grown).toEqual(nothing);
  expect(await stored('triage_corrections', apartId)).toHaveLength(1);
  expect(JSON.stringify(await shown())).not.toContain(apartId);
});

test('M5, M7: of a thread that is gone the counts stay, once, and no way leads to it', async () => {
  const { threadId } = await post(danger);
  const { threadId: raised } = await post(harmless);
  const { threadId: apartId } = await post(danger, ['teachers']);
  await level(threadId, 'yellow', 'misread');
  await level(raised, 'orange', 'self');
  await level(apartId, 'none', 'misread', { by: await lead() });
  const before = await shown();
  const colleague = await lead();
  for (const one of [threadId, raised, apartId]) {
    await colleague.call(replyToThread, { threadId: one, text: '我在听。', seenSeq: allSeen });
    // Over, as if it had been silent for half a year.
    await changeDocument(world, 'threads', one, { lastMessageAtMs: at('2026-01-05', '10:00') });
  }
  await (await world.as('demo-admin')).call(decideRetention, { on: true });
  await world.skipTo(at('2026-10-13', '00:50'));
  await world.advance(5 * minuteMs);
  await world.jumpTo(at('2026-10-13', '01:10'));
  // Killed at every step from where it begins to take away until nothing is left.
  for (let atAdminCall = 56; atAdminCall <= 150; atAdminCall += 1) {
    const left = await stored('triage_corrections');
    if (left.every(({ threadId: one }) => ![threadId, raised, apartId].includes(String(one))))
      break;
    await world.faults({ kill: { function: 'clock', atAdminCall } });
    await Promise.allSettled([world.tick()]);
    // A store takes thirty seconds to notice that somebody died; nobody waits for that here.
    await world.faults({ dropAbandonedTransactions: true });
  }
  await world.faults({ reset: true });
  await world.advance(90 * minuteMs);
  const gone = (await stored('threads')).map(({ _id }) => String(_id));
  for (const one of [threadId, raised, apartId]) {
    expect(gone).not.toContain(one);
    expect(await stored('triage_corrections', one)).toEqual([]);
    expect(await stored('messages', one)).toEqual([]);
  }
  const { now, threads } = await shown();
  // What was about adults of the school leaves nothing.
  const { red, redLowered, lowered } = before.now;
  expect(now).toMatchObject({
    red: red - 1,
    redLowered: redLowered - 1,
    lowered: lowered - 1,
    raised: before.now.raised,
  });
  const listed = JSON.stringify(threads);
  expect(before.threads.map((row) => row.threadId)).toEqual(
    expect.arrayContaining([threadId, raised]),
  );
  for (const one of [threadId, raised, apartId]) expect(listed).not.toContain(one);
}, 60_000);

test('M5: words of October that are lowered in November are October’s', async () => {
  await world.skipTo(at('2026-10-31', '23:50'));
  const { threadId } = await post(danger);
  const { before: none, now: october } = await shown();
  expect(none).toMatchObject({ month: '2026-09', red: 0, raised: 0 });
  await world.skipTo(at('2026-11-01', '00:10'));
  await level(threadId, 'none', 'misread');
  const { threadId: missed } = await post(harmless);
  await level(missed, 'red', 'self');
  const { before, now } = await shown();
  expect(before).toMatchObject({
    month: '2026-10',
    red: october.red,
    redLowered: october.redLowered + 1,
  });
  expect(now).toMatchObject({ month: '2026-11', red: 0, redLowered: 0, raised: 1 });
});
