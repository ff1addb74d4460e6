/** M1, M6: the function secret is replaced while children write. What they see and what is kept stays the same. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listOwnThreads, postMessage } from '../../../src/shared/messages/student-contracts';
import { playOwnVoice } from '../../../src/shared/messages/voice-contracts';
import { dayMs } from '../../../src/shared/time';
import { mp3Of, speak } from './voice-fixture';
import { startLinkingWorld, type LinkingWorld } from '../../security/linking/linking-world';

let replaced: LinkingWorld;

beforeAll(async () => {
  replaced = await startLinkingWorld();
});

afterAll(() => replaced.end());

test('M1, M6: after a replaced secret a repeated tap is the same message, and the name keeps its alias', async () => {
  const { world } = replaced;
  const student = await world.as(world.student(3));
  const requestId = randomUUID();
  const input = { text: '昨天的事还没说完。' };
  const first = await student.call(postMessage, input, requestId);
  const { threadId } = first.thread;
  const sound = mp3Of(2);
  await speak(student, sound, { threadId });
  const further = randomUUID();
  await student.call(postMessage, { threadId, text: '还有一件事。' }, further);

  await replaced.replaceSecret();
  const keyVersionsKept = async () =>
    ((await world.dump('author_names'))['author_names'] ?? []).map(({ keyVersion }) => keyVersion);
  // A name moves on one day in eight or so.
  for (let day = 0; day < 100 && (await keyVersionsKept()).includes(1); day += 1) {
    await world.jumpTo((await world.nowMs()) + dayMs);
    await student.call(listOwnThreads, {});
  }
  expect(await keyVersionsKept()).toEqual([2]);

  // The voice is sealed anew with its thread, and heard as before.
  const voice = await student.call(playOwnVoice, { threadId, seq: 2 });
  expect(voice.bytes).toBe(sound.toString('base64'));
  const lying = path.join(world.cloud.dataDir, 'files');
  const versions = readdirSync(lying).map((name) =>
    readFileSync(path.join(lying, name)).readUInt16BE(0),
  );
  // Beside the homework's pictures, which begin otherwise.
  expect([versions.includes(1), versions.includes(2)]).toEqual([false, true]);

  const again = await student.call(postMessage, input, requestId);
  expect(again.message.messageId).toBe(first.message.messageId);
  await student.call(postMessage, { threadId, text: '还有一件事。' }, further);
  const fresh = await student.call(postMessage, { text: '今天想说别的。' });
  const { messages = [], threads = [] } = await world.dump('messages', 'threads');
  expect(messages.filter(({ from }) => from === 'student')).toHaveLength(4);
  expect(fresh.thread.threadId).not.toBe(threadId);
  expect(new Set(threads.map(({ alias }) => alias)).size).toBe(1);
});
