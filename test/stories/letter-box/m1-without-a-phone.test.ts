/** M1 on the real SDK: paper letters and terminals, from the slip to the answer; nobody stands behind a code. */
import { me } from '../../../src/shared/people/contracts';
import { drawSlips, enterLetter } from '../../../src/shared/letter-box/contracts';
import { guessing } from '../../../src/shared/letter-box/guessing';
import { codeOfBytes } from '../../../src/shared/letter-box/pick-up-code';
import {
  collectLetter,
  enrolTerminal,
  listTerminals,
  makeTerminal,
  revokeTerminal,
  writeLetter,
} from '../../../src/shared/letter-box/terminal-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { openThread } from '../../../src/shared/messages/staff-contracts';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import {
  decideApplication,
  inviteClass,
  listApplications,
} from '../../../src/shared/people/invite-contracts';
import { join } from '../../../src/shared/people/join-contracts';
import { requestOpening } from '../../../src/shared/seal/opening-contracts';
import { dayMs, hourMs, minuteMs, toLocalDate } from '../../../src/shared/time';
import { allSeen } from '../../harness/all-seen';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';
import { newcomers } from '../people/newcomer';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const place = '图书馆一楼的平板';

let world: World;
let duty: Actor;
let device: Actor;
let other: Actor;
let third: Actor;
let terminalId = '';

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
  [device, other, third] = (await newcomers(world, 3)) as [Actor, Actor, Actor];
});

afterAll(() => world.end());

const today = async () => toLocalDate(await world.nowMs());
const stored = async (name: string) => (await world.dump(name))[name] ?? [];

async function answer(threadId: string, text: string) {
  await duty.call(replyToThread, { threadId, text, seenSeq: allSeen });
}

test('M1: a one-time code makes a device the school’s terminal; it may do almost nothing else', async () => {
  expect(await refusal(device.call(writeLetter, { text: '你好' }))).toBe('not-signed-in');
  const made = await duty.call(makeTerminal, { name: place }, 'make-a-terminal-01');
  expect(await duty.call(makeTerminal, { name: place }, 'make-a-terminal-01')).toEqual(made);
  terminalId = made.terminal.terminalId;
  expect(JSON.stringify(await world.dump())).not.toContain(made.code);
  const said = { name: place, schoolName: '青藤小学' };
  const enrolled = await device.call(enrolTerminal, { code: made.code }, 'enrol-a-device-01');
  expect(enrolled.name).toBe(said.name);
  // The same tap again is answered; the code is dead for every other device.
  expect(await device.call(enrolTerminal, { code: made.code })).toEqual(enrolled);
  expect(await refusal(other.call(enrolTerminal, { code: made.code }))).toBe('terminal-code-wrong');
  const { persons } = await device.call(me, {});
  expect(persons.map(({ displayName, roles }) => [displayName, roles])).toEqual([
    [place, ['terminal']],
  ]);
  for (const contract of [listOwnThreads, listInbox, join, listTerminals])
    expect(await device.reply(contract.name, {})).toMatchObject({ error: { code: 'forbidden' } });
  // A phone that is somebody's already becomes no terminal.
  const child = await world.as(world.student(0));
  const more = await duty.call(makeTerminal, { name: '阅览室' });
  expect(await refusal(child.call(enrolTerminal, { code: more.code }))).toBe(
    'terminal-account-used',
  );
});

test('M1, G1: whoever applied on a device that became a terminal since is not confirmed into it', async () => {
  const teacher = await world.as('demo-t-6-2');
  const { code } = await teacher.call(inviteClass, { classId: 'demo-6-2', role: 'guardian' });
  const child = { name: world.person('demo-s-6-2-11').name, number: '20210211' };
  const form = { code, ...child, ownName: '林秀云', relation: 'mother' as const };
  await third.call(join, form);
  const made = await duty.call(makeTerminal, { name: '心理中心门口' });
  await third.call(enrolTerminal, { code: made.code });
  const { applications } = await teacher.call(listApplications, {});
  const applicationId = applications.find(({ state }) => state === 'waiting')?.applicationId ?? '';
  await teacher.call(decideApplication, { applicationId, decision: 'confirm' });
  await world.tick('clock');
  const { persons } = await third.call(me, {});
  expect(persons.map(({ roles }) => roles)).toEqual([['terminal']]);
});

test('M1: a child writes at the terminal, takes a code along, and reads the answer with it anywhere in the school', async () => {
  const sentAtMs = await world.nowMs();
  const written = await device.call(writeLetter, { text: '老师，我没有手机。' }, 'write-letter-01');
  expect(await device.call(writeLetter, { text: '老师，我没有手机。' }, 'write-letter-01')).toEqual(
    written,
  );
  expect(await refusal(device.call(writeLetter, { text: '别的话。' }, 'write-letter-01'))).toBe(
    'request-conflict',
  );
  const code = written.code ?? '';
  expect(written.thread.awaiting?.dueAtMs).toBeGreaterThanOrEqual(sentAtMs + 2 * hourMs);
  expect(JSON.stringify(await world.dump())).not.toContain(code.replace(/ /g, ''));

  const { threadId } = written.thread;
  const open = await duty.call(openThread, { threadId });
  expect(open.thread.origin).toEqual({ door: 'terminal', place, canBeRead: true });
  await answer(threadId, '谢谢你写来。');
  const found = await device.call(collectLetter, { code });
  expect(found.messages.map(({ from, text }) => [from, text])).toEqual([
    ['me', '老师，我没有手机。'],
    ['teacher', '谢谢你写来。'],
  ]);
  const more = await device.call(writeLetter, { code, text: '我再说一点。' });
  expect([more.code, more.thread.threadId, more.message.seq]).toEqual([null, threadId, 3]);
});

test('M1: a paper letter becomes a thread with the two hours from its entering, and its slip reads the answer', async () => {
  const { slips } = await duty.call(drawSlips, { count: 3 }, 'draw-some-slips-01');
  expect((await duty.call(drawSlips, { count: 3 }, 'draw-some-slips-01')).slips).toEqual(slips);
  const [slip, blank] = slips;
  const found = { date: await today(), hour: 8 };
  const letter = { code: slip?.code ?? '', text: '我把信放进信箱了。', found };
  const atMs = await world.nowMs();
  const entered = await duty.call(enterLetter, letter, 'enter-a-letter-01');
  expect(await duty.call(enterLetter, letter, 'enter-a-letter-01')).toEqual(entered);
  expect([entered.alias, entered.canBeRead]).toEqual([slip?.alias, true]);
  const { rows } = await duty.call(listInbox, { view: 'mine' });
  const row = rows.find(({ threadId }) => threadId === entered.threadId);
  expect(row?.awaiting?.dueAtMs).toBeGreaterThanOrEqual(atMs + 2 * hourMs);
  const open = await duty.call(openThread, { threadId: entered.threadId });
  expect(open.messages[0]?.foundAtMs).toBe(Date.parse('2026-10-12T08:00:00+08:00'));

  await answer(entered.threadId, '信收到了。');
  const read = await device.call(collectLetter, { code: slip?.code ?? '' });
  expect(read.messages.at(-1)?.text).toBe('信收到了。');
  // A second letter with the same slip goes on in the same talk.
  const again = await duty.call(enterLetter, { ...letter, text: '第二封。' });
  expect(again.threadId).toBe(entered.threadId);
  expect(await refusal(device.call(collectLetter, { code: blank?.code ?? '' }))).toBe(
    'letter-nothing-yet',
  );
});

test('M1: letters under one code at one moment are one talk, numbered without a gap, each once', async () => {
  const { slips } = await duty.call(drawSlips, { count: 1 });
  const code = slips[0]?.code ?? '';
  const found = { date: await today(), hour: 8 };
  const taps = ['one', 'two', 'three'].flatMap((word) => [
    () => device.call(writeLetter, { code, text: word }, `at-a-terminal-${word}`),
    () => device.call(writeLetter, { code, text: word }, `at-a-terminal-${word}`),
    () => duty.call(enterLetter, { code, text: word, found }, `on-paper-${word}`),
  ]);
  await Promise.all(taps.map((tap) => tap()));
  const read = await device.call(collectLetter, { code });
  expect(read.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  const texts = read.messages.map(({ text }) => text).sort();
  expect(texts).toEqual(['one', 'one', 'three', 'three', 'two', 'two']);
});

test('M1: a letter without a slip is answered by nobody’s eyes, and staff are told so', async () => {
  const found = { date: await today(), hour: 9 };
  const entered = await duty.call(enterLetter, { text: '我忘了写编号。', found });
  expect(entered.canBeRead).toBe(false);
  const { thread } = await duty.call(openThread, { threadId: entered.threadId });
  expect(thread.origin).toEqual({ door: 'letter', place: null, canBeRead: false });
});

test('M1: only whoever stands duty or leads enters a letter, not of an hour to come, nor under a made-up code', async () => {
  const found = { date: await today(), hour: 8 };
  const idle = await world.as('demo-pool-1');
  expect(await refusal(idle.call(enterLetter, { text: '一封信', found }))).toBe(
    'letter-not-on-duty',
  );
  const later = { ...found, hour: 23 };
  expect(await refusal(duty.call(enterLetter, { text: '一封信', found: later }))).toBe(
    'invalid-input',
  );
  const code = codeOfBytes(Buffer.from('made up by somebody'));
  expect(await refusal(duty.call(enterLetter, { code, text: '一封信', found }))).toBe(
    'letter-code-unknown',
  );
});

test('M5: danger at a terminal runs the ten minutes, and the notice says where to go', async () => {
  await world.advance(2 * minuteMs);
  const since = (await world.sent()).at(-1)?.seq ?? 0;
  const { thread, code } = await device.call(writeLetter, { text: danger });
  expect(thread.safety).not.toBeNull();
  const texts = (await world.sent(since)).map(({ text }) => text);
  expect(texts.some((text) => text.includes(`在“${place}”的公用设备上写的`))).toBe(true);
  expect(texts.join('')).not.toContain('不想活');
  const seen = await device.call(collectLetter, { code: code ?? '' });
  expect(seen.thread.safety?.notice).toBe('notified');
  // Nobody is known behind it, and whoever asks is told so.
  expect(
    await refusal(duty.call(requestOpening, { threadId: thread.threadId, reason: '要马上找到人' })),
  ).toBe('seal-nobody-known');
  await answer(thread.threadId, '我在图书馆等你。');
});

test('M1, M6: what is written at a terminal names nobody, carries no seal and writes nothing on the persons’ side', async () => {
  const sides = ['access', 'people', 'guardian_links', 'terminals'];
  const before = JSON.stringify(await world.dump(...sides));
  const { thread } = await device.call(writeLetter, { text: '今天下雨了。' });
  expect(JSON.stringify(await world.dump(...sides))).toBe(before);
  const doc = (await stored('threads')).find(({ _id }) => _id === thread.threadId);
  expect(doc?.['seal']).toBeNull();
  const account = (await stored('terminals')).find(({ _id }) => _id === terminalId);
  const mine = JSON.stringify([doc, await stored('messages')]);
  for (const mark of [terminalId, String(account?.['accountId'])]) expect(mine).not.toContain(mark);
  const lines = (await world.logs()).filter(({ text }) =>
    /"event":"action","action":"letters\.(write|collect)"/.test(text),
  );
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter(({ text }) => text.includes('requestId'))).toEqual([]);
});

test('M1: guessing codes ends after some tries for the hour; writing never ends', async () => {
  await world.skipTo((await world.nowMs()) + hourMs);
  const guess = (number: number) => codeOfBytes(Buffer.from(`guess number ${number} of many`));
  const told: string[] = [];
  for (let number = 0; number <= guessing.wrongCodesOfTerminal; number += 1)
    told.push(await refusal(device.call(collectLetter, { code: guess(number) })));
  expect(new Set(told.slice(0, -1))).toEqual(new Set(['letter-code-unknown']));
  expect(told.at(-1)).toBe('letter-tries-used-up');
  // What is no code at all is no guess, and costs none.
  const { code } = await device.call(writeLetter, { text: '我还能写。' });
  expect(await refusal(device.call(collectLetter, { code: code ?? '' }))).toBe(
    'letter-tries-used-up',
  );
  await world.skipTo((await world.nowMs()) + hourMs);
  expect(await refusal(device.call(collectLetter, { code: '1111 1111 1111' }))).toBe(
    'letter-code-unknown',
  );
  expect((await device.call(collectLetter, { code: code ?? '' })).messages).toHaveLength(1);
});

test('M1: a code of one school opens nothing at another school’s terminal', async () => {
  const { code } = await device.call(writeLetter, { text: '只在这所学校。' });
  const neighbour = await world.as(world.personOf('demo2', 'lead-counsellor'));
  const made = await neighbour.call(makeTerminal, { name: '走廊的平板' });
  await other.call(enrolTerminal, { code: made.code });
  expect(await refusal(other.call(collectLetter, { code: code ?? '' }))).toBe(
    'letter-code-unknown',
  );
});

test('M1: a terminal ends with its days, and at once when it is revoked; a phone is never touched by that', async () => {
  const child = await world.as(world.student(1));
  await duty.call(revokeTerminal, { terminalId });
  expect(await refusal(device.call(writeLetter, { text: '还在吗' }))).toBe('not-signed-in');
  expect(await refusal(duty.call(revokeTerminal, { terminalId }))).toBe('illegal-move');
  expect((await child.call(postMessage, { text: '我的手机还好好的。' })).thread.state).toBe(
    'waiting',
  );
  const { terminals } = await duty.call(listTerminals, {});
  expect(terminals.find((one) => one.terminalId === terminalId)?.state).toBe('revoked');
  await world.jumpTo((await world.nowMs()) + 201 * dayMs);
  expect(await refusal(other.call(writeLetter, { text: '还在吗' }))).toBe('forbidden');
});
