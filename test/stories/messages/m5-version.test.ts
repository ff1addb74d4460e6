/** M5 on the real SDK: version of the message, level of the thread before it and the rules of the day lead to the same judgement again. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import {
  currentTriageVersion,
  isTriageVersion,
  triage,
  type TriageContext,
  type TriageResult,
} from '../../../src/shared/triage';
import { startWorld, type World } from '../../harness/world';

interface StoredMessage {
  _id: string;
  threadId: string;
  text: string;
  triage: (Omit<TriageResult, 'spans'> & { spans: unknown[] }) | null;
}

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

async function storedMessages(): Promise<StoredMessage[]> {
  return ((await world.dump('messages'))['messages'] ?? []) as unknown as StoredMessage[];
}

/** Written by this child into its thread, if it has one; the message as it lies in the database. */
async function post(
  studentNumber: number,
  text: string,
  threadId?: string,
): Promise<StoredMessage | undefined> {
  const known = new Set((await storedMessages()).map(({ _id }) => _id));
  const student = await world.as(world.student(studentNumber));
  await student.call(postMessage, { text, ...(threadId === undefined ? {} : { threadId }) });
  return (await storedMessages()).find(({ _id }) => !known.has(_id));
}

function expectSameAgain(stored: StoredMessage | undefined, context: TriageContext): void {
  const version = stored?.triage?.version ?? '';
  expect(version).toBe(currentTriageVersion);
  if (!stored || !isTriageVersion(version)) throw new Error(version);
  const { level, score, kind, spans } = triage(stored.text, context, version);
  expect(stored.triage).toEqual({
    version,
    level,
    score,
    kind,
    spans: spans.map(({ start, end, reason }) => ({ start, end, reason })),
  });
}

test.each([
  ['danger', '爸爸又用皮带抽我，我不想活了'],
  ['danger without a full stop', '今天数学课好无聊 我不想活了 晚饭吃面'],
  ['a mood', '最近总睡不着，觉得很孤单。'],
  ['nothing', '老师，另一件事。明天的班会几点？'],
])('M5: judged again by its stored version, %s is judged the same', async (_, text) => {
  expectSameAgain(await post(500 + text.length, text), {});
});

test('M5: in a thread that was red the level before the message is part of it', async () => {
  const text = '我快撑不下去了';
  const first = await post(560, '我不想活了');
  expect(first?.triage?.level).toBe('red');
  const second = await post(560, text, first?.threadId);
  expectSameAgain(second, { earlierLevels: ['red'] });
  expect(second?.triage?.score).toBeGreaterThan(triage(text).score);
});

test('M5: a version that no longer judges can still be asked, and is not the one that judges', () => {
  const text = '今天数学课好无聊 我不想活了 晚饭吃面';
  expect(triage(text, {}, '1.0.0').version).toBe('1.0.0');
  expect(triage(text).version).not.toBe('1.0.0');
});
