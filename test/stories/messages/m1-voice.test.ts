/** M1 on the real SDK: a child speaks instead of writing; nobody takes it for harmless before somebody has listened. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  closeThread,
  markNoReply,
  openThread,
  setLevel,
} from '../../../src/shared/messages/staff-contracts';
import {
  closeOwnThread,
  postMessage,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import {
  addVoice,
  mostPartBytes,
  playOwnVoice,
  playVoice,
  voiceLimit,
} from '../../../src/shared/messages/voice-contracts';
import { decideRetention } from '../../../src/shared/retention/contracts';
import { dayMs, hourMs } from '../../../src/shared/time';
import { allSeen } from '../../harness/all-seen';
import { changeDocument } from '../../harness/change-document';
import { at, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { mp3Of, newWord, partsOf, record, speak, tagOf } from './voice-fixture';

let world: World;
let duty: Actor;
/** Files that the school had before. */
let others = 0;

beforeAll(async () => {
  world = await startWorld();
  duty = await world.as(await world.onDuty());
  others = readdirSync(folder()).length;
});

afterAll(() => world.end());

const child = (index: number) => world.as(world.student(index));
const stored = async (name: string) => (await world.dump(name))[name] ?? [];
const folder = () => path.join(world.cloud.dataDir, 'files');
const files = () => readdirSync(folder()).length - others;
const base64 = (sound: Buffer) => sound.toString('base64');
const rowOf = async (threadId: string) =>
  (await duty.call(listInbox, { view: 'mine' })).rows.find((row) => row.threadId === threadId);

test('M1: a minute comes in parts, in order, is one message, and comes back to its author and to whoever answers', async () => {
  const author = await child(60);
  const sound = mp3Of(60);
  const [taken, parts] = [newWord(), partsOf(Buffer.concat([tagOf('Mi 11, 39.9 N'), sound]))];
  expect(parts).toHaveLength(3);
  const send = (part: number, bytes = parts[part] ?? '') =>
    author.call(addVoice, { taken, part, parts: 3, bytes });
  const before = files();
  expect(await refusal(send(1))).toBe('voice-gone');
  expect(await send(0)).toEqual({ whole: false });
  expect(await refusal(send(2))).toBe('illegal-move');
  expect(await refusal(send(0, base64(mp3Of(2))))).toBe('request-conflict');
  expect(await refusal(author.call(postMessage, { voice: taken }))).toBe('voice-gone');
  await send(1);
  // The whole row once more, as after a lost answer; nothing of the parts stays.
  expect([await send(0), await send(1)].map(({ whole }) => whole)).toEqual([false, false]);
  expect([await send(2), await send(2)].map(({ whole }) => whole)).toEqual([true, true]);
  expect(files() - before).toBe(1);
  // A stranger's phone may have the same word.
  expect(await refusal((await child(61)).call(postMessage, { voice: taken }))).toBe('voice-gone');

  const tap = () => author.call(postMessage, { voice: taken, face: 'sad' }, 'first-voice-tap');
  const { thread, message } = await tap();
  expect((await tap()).message.messageId).toBe(message.messageId);
  expect(message).toMatchObject({ text: '', voice: { seconds: 60, heard: false }, read: false });
  expect(await refusal(author.call(postMessage, { voice: taken }))).toBe('voice-gone');
  const { threadId } = thread;
  const other = { threadId, voice: await record(author, mp3Of(1)) };
  await author.call(postMessage, other, 'second-voice-tap');
  const changed = { threadId, voice: await record(author, mp3Of(2)) };
  expect(await refusal(author.call(postMessage, changed, 'second-voice-tap'))).toBe(
    'request-conflict',
  );

  const which = { threadId, seq: 1 };
  const own = await author.call(playOwnVoice, which);
  expect([own.kind, own.bytes === base64(sound)]).toEqual(['mp3', true]);
  expect((await duty.call(playVoice, which)).bytes).toBe(own.bytes);
  const stranger = await child(61);
  await stranger.call(postMessage, { text: '我写我的。' });
  expect(await refusal(stranger.call(playOwnVoice, which))).toBe('not-found');
  for (const who of ['demo-pool-1', world.personOf('demo2', 'lead-counsellor')])
    expect(await refusal((await world.as(who)).call(playVoice, which))).toBe('not-found');
});

test('M1, M6: neither store nor storage holds the sound, its words or its speaker; no path can be guessed', async () => {
  const author = await child(62);
  const { thread } = await speak(author, mp3Of(22, 'words of a child'));
  const all = JSON.stringify(await world.dump());
  const kept = readdirSync(folder()).map((name) => readFileSync(path.join(folder(), name)));
  expect(kept.length).toBeGreaterThan(0);
  for (const bytes of kept)
    for (const words of ['words of a child', 'plain voice', author.person.personId])
      expect(bytes.includes(words)).toBe(false);
  expect(all).not.toContain(base64(mp3Of(1, 'words of a child')).slice(0, 60));
  const voice = (await stored('voices')).find(
    ({ sentIn }) => (sentIn as { threadId: string } | null)?.threadId === thread.threadId,
  );
  expect(voice?.['cloudPath']).toMatch(/^messages\/[\w-]{43}$/);
  const text = JSON.stringify(voice);
  for (const known of [author.person.personId, author.person.openid, 'recording-of-a-phone'])
    expect(text).not.toContain(known);
  expect(String(voice?.['cloudPath'])).not.toContain(String(voice?.['_id']));
});

test('M1: until somebody has listened nothing ends the wait: no tap, no reply, and not the child’s own end', async () => {
  const author = await child(63);
  const { thread } = await author.call(postMessage, { text: '老师，我想说一件事。' });
  const { threadId } = thread;
  const { message: voice } = await speak(author, mp3Of(12), { threadId });
  expect(await rowOf(threadId)).toMatchObject({
    preview: '有语音，还没有人听 · ［语音 12 秒］',
    state: 'waiting',
  });
  await duty.call(openThread, { threadId });
  const seen = { threadId, seenSeq: allSeen };
  for (const contract of [markNoReply, closeThread])
    expect(await refusal(duty.call(contract, seen))).toBe('voice-unheard');
  // Raising waits for nothing; lowering again does.
  await duty.call(setLevel, { ...seen, level: 'orange', reason: '听之前先留心' });
  const lower = { ...seen, level: 'none' as const, reason: '先放一放' };
  expect(await refusal(duty.call(setLevel, lower))).toBe('voice-unheard');
  const answered = await duty.call(replyToThread, { ...seen, text: '我在，这就听。' });
  // The words are answered, the voice is not: its own two hours run.
  expect(answered.thread.row.awaiting?.sinceMs).toBe(voice.sentAtMs);
  await author.call(closeOwnThread, { threadId });
  const open = await author.call(readOwnThread, { threadId });
  expect(open.thread.awaiting).not.toBeNull();
  expect(open.messages[1]).toMatchObject({ voice: { heard: false }, read: false });
  // It is missed like words that nobody answered.
  await world.jumpTo((await world.nowMs()) + 2 * hourMs + minuteMs);
  await world.tick();
  expect((await rowOf(threadId))?.awaiting?.breached).toBe(true);

  await duty.call(playVoice, { threadId, seq: 2 });
  const heard = await author.call(readOwnThread, { threadId });
  expect(heard.messages[1]).toMatchObject({ voice: { heard: true }, read: true });
  const after = await duty.call(replyToThread, { ...seen, text: '我听完了。明天来找我好吗？' });
  expect(after.thread.row.awaiting).toBeNull();
  const looks = (await stored('audit_entries')).filter(
    ({ act, object }) => act === playVoice.name && (object as { id: string }).id === threadId,
  );
  expect(looks.map(({ actorPersonId }) => actorPersonId)).toEqual([duty.person.personId]);
});

test('M1: once it was played 无需回复 is open; a voice that comes meanwhile closes it again', async () => {
  const author = await child(64);
  const { thread } = await speak(author, mp3Of(3));
  const { threadId } = thread;
  await speak(author, mp3Of(4), { threadId });
  await duty.call(openThread, { threadId });
  await duty.call(playVoice, { threadId, seq: 1 });
  const seen = { threadId, seenSeq: 2 };
  expect(await refusal(duty.call(markNoReply, seen))).toBe('voice-unheard');
  await duty.call(playVoice, { threadId, seq: 2 });
  await speak(author, mp3Of(5), { threadId });
  expect(await refusal(duty.call(markNoReply, seen))).toBe('stale-version');
  await duty.call(playVoice, { threadId, seq: 3 });
  const done = await duty.call(markNoReply, { threadId, seenSeq: 3 });
  expect(done.thread.row).toMatchObject({ state: 'no-reply', awaiting: null });
});

test('M1: what is no sound, too much or too long is refused in plain words, and nothing of it stays', async () => {
  const author = await child(65);
  const [kept, before] = [(await stored('voices')).length, files()];
  const one = (sound: Buffer) => record(author, sound);
  expect(await refusal(one(Buffer.from('<svg></svg>')))).toBe('voice-not-a-sound');
  expect(await refusal(one(Buffer.concat([mp3Of(2), Buffer.alloc(20_000, 7)])))).toBe(
    'voice-not-a-sound',
  );
  expect(await refusal(one(mp3Of(70)))).toBe('voice-too-long');
  const large = { taken: newWord(), part: 0, parts: 1 };
  const bytes = base64(Buffer.concat([mp3Of(1), Buffer.alloc(mostPartBytes - 2_000)]));
  expect(await refusal(author.call(addVoice, { ...large, bytes }))).toBe('voice-too-large');
  const [first = ''] = partsOf(mp3Of(30));
  const wrong = { taken: newWord(), parts: 2 };
  await author.call(addVoice, { ...wrong, part: 0, bytes: first });
  const noise = Buffer.alloc(60_000, 7).toString('base64');
  expect(await refusal(author.call(addVoice, { ...wrong, part: 1, bytes: noise }))).toBe(
    'voice-not-a-sound',
  );
  expect([(await stored('voices')).length, files()]).toEqual([kept, before]);
});

test('M1: wherever sending dies, the same calls end it; what became no message is gone after a day', async () => {
  const author = await child(66);
  const [kept, before] = [(await stored('voices')).length, files()];
  const all = partsOf(mp3Of(40));
  expect(all).toHaveLength(2);
  const taken = newWord();
  const send = (part: number) =>
    author.call(addVoice, { taken, part, parts: 2, bytes: all[part] ?? '' });
  for (const [part, place] of [
    [0, 4],
    [0, 2],
    [1, 4],
    [1, 5],
    [1, 7],
  ] as const) {
    await world.faults({ kill: { function: 'api', atAdminCall: place, after: true } });
    await send(part).catch(() => undefined);
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  await send(0);
  expect(await send(1)).toEqual({ whole: true });
  const { thread } = await author.call(postMessage, { voice: taken });
  const which = { threadId: thread.threadId, seq: 1 };
  expect((await author.call(playOwnVoice, which)).bytes).toBe(base64(mp3Of(40)));
  expect([(await stored('voices')).length - kept, files() - before]).toEqual([1, 1]);

  await record(author, mp3Of(3));
  await author.call(addVoice, { taken: newWord(), part: 0, parts: 2, bytes: all[0] ?? '' });
  const lateMs = (await world.nowMs()) + dayMs + hourMs;
  await world.jumpTo(lateMs);
  await world.faults({ kill: { function: 'clock', atAdminCall: 6, after: true } });
  await world.cloud.call('clock');
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  await world.skipTo(lateMs + 2 * hourMs);
  const states = (await stored('voices')).map(({ state }) => state);
  expect([states, files()]).toEqual([states.map(() => 'sent'), states.length]);
  expect((await author.call(playOwnVoice, which)).bytes).toBe(base64(mp3Of(40)));
});

test('M1: a school may set less than a minute', async () => {
  const shorter = { key: 'messages.voice-seconds', value: 15, fromMs: 0 };
  await changeDocument(world, 'schools', 'demo', { policyValues: [shorter] });
  await world.jumpTo((await world.nowMs()) + 5 * minuteMs);
  const author = await child(67);
  expect((await author.call(voiceLimit, {})).mostSeconds).toBe(15);
  expect(await refusal(record(author, mp3Of(20)))).toBe('voice-too-long');
  await record(author, mp3Of(15));
});

test('M1: a voice whose file is lost is said to be lost, and only a reply ends its wait', async () => {
  const author = await child(68);
  const names = new Set(readdirSync(folder()));
  const { thread } = await speak(author, mp3Of(3));
  const { threadId } = thread;
  for (const name of readdirSync(folder())) if (!names.has(name)) rmSync(path.join(folder(), name));
  expect(await refusal(duty.call(playVoice, { threadId, seq: 1 }))).toBe('voice-lost');
  const seen = { threadId, seenSeq: allSeen };
  expect(await refusal(duty.call(markNoReply, seen))).toBe('triage-fired');
  const reply = { ...seen, text: '这段没有听到，再说一次好吗？' };
  expect((await duty.call(replyToThread, reply)).thread.row.awaiting).toBeNull();
});

test('M7: with a thread go the files of its voices', async () => {
  const author = await child(69);
  const [kept, before] = [(await stored('voices')).length, files()];
  const { thread } = await speak(author, mp3Of(3));
  const { threadId } = thread;
  await duty.call(playVoice, { threadId, seq: 1 });
  await duty.call(replyToThread, { threadId, seenSeq: allSeen, text: '我听到了。' });
  expect([(await stored('voices')).length - kept, files() - before]).toEqual([1, 1]);
  const admin = await world.as(world.personOf('demo', 'admin'));
  await admin.call(decideRetention, { on: true });
  await world.jumpTo(at('2027-06-01', '02:00'));
  await world.tick();
  const left = (await stored('threads')).map(({ _id }) => _id);
  expect(left).not.toContain(threadId);
  const ids = (await stored('voices')).map(
    ({ sentIn }) => (sentIn as { threadId: string }).threadId,
  );
  expect(ids.filter((id) => !left.includes(id))).toEqual([]);
  expect(files()).toBe(ids.length);
});
