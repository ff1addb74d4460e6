/** M2, M5 on the real SDK: a thread is with somebody who is there, and a new owner hears of danger at once. */
import { acknowledgeThread, handOver } from '../../../src/shared/messages/staff-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { allSeen } from '../../harness/all-seen';
import { changeDocument } from '../../harness/change-document';
import { at, minuteMs, refusal, startWorld, type World } from '../../harness/world';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';

let world: World;
let nextStudent = 0;

beforeAll(async () => {
  world = await startWorld();
  // Its first run notes who stands.
  await world.tick();
});

afterAll(() => world.end());

beforeEach(async () => {
  await world.faults({ reset: true });
  await changeDocument(world, 'duty_desks', 'demo', { leaves: [] });
  for (const personId of staffIds()) await reach(personId);
});

type Doc = Record<string, unknown>;

interface Notice {
  id: string;
  to: string;
  key: string;
  priority: number;
  state: string;
}

const staffIds = () =>
  world.people
    .filter(({ role, personId }) => role === 'counsellor' && world.isOfSchool(personId, 'demo'))
    .map(({ personId }) => personId);

async function docOf(collection: string, id: string): Promise<Doc> {
  const found = ((await world.dump(collection))[collection] ?? []).find(({ _id }) => _id === id);
  if (!found) throw new Error(`${id} is not in ${collection}`);
  return found;
}

const ownerOf = async (threadId: string) =>
  String((await docOf('threads', threadId))['ownerPersonId']);

/** What a thread's notices say to whom, in the order of their ids. */
async function noticesOf(threadId: string): Promise<Notice[]> {
  const { outbox = [] } = await world.dump('outbox');
  return outbox
    .filter(({ subject }) => (subject as { id: string }).id === threadId)
    .map(({ _id, recipient, text, priority, state }) => ({
      id: String(_id),
      to: (recipient as { personId: string }).personId,
      key: (text as { key: string }).key,
      priority: Number(priority),
      state: String(state),
    }));
}

async function post(text = '老师，想说件事。'): Promise<string> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  return (await student.call(postMessage, { text })).thread.threadId;
}

async function leave(personId: string): Promise<void> {
  const nowMs = await world.nowMs();
  const leaves = [{ personId, startMs: nowMs - minuteMs, endMs: nowMs + 600 * minuteMs }];
  await changeDocument(world, 'duty_desks', 'demo', { leaves });
}

/** `unreachableSinceMs` of one colleague; null: fine as far as known. */
async function reach(personId: string, unreachableSinceMs: number | null = null): Promise<void> {
  const { staff } = await docOf('duty_desks', 'demo');
  const changed = (staff as Doc[]).map((one) =>
    one['personId'] === personId ? { ...one, unreachableSinceMs } : one,
  );
  await changeDocument(world, 'duty_desks', 'demo', { staff: changed });
}

async function colleagueOf(personId: string) {
  const other = staffIds().find((id) => id !== personId && !id.includes('-pool-'));
  return world.person(other ?? '');
}

test('M2, M4: nothing is handed over to a colleague on leave or out of reach', async () => {
  const onDuty = await world.onDuty();
  const duty = await world.as(onDuty);
  const threadId = await post();
  const colleague = await colleagueOf(onDuty.personId);
  const offer = { toPersonId: colleague.personId, note: '晚上请接着看' };
  await leave(colleague.personId);
  expect(await refusal(duty.call(handOver, offer))).toBe('colleague-away');
  await changeDocument(world, 'duty_desks', 'demo', { leaves: [] });
  await reach(colleague.personId, await world.nowMs());
  expect(await refusal(duty.call(handOver, offer))).toBe('colleague-away');
  expect(await ownerOf(threadId)).toBe(onDuty.personId);
  await reach(colleague.personId);
  await duty.call(handOver, offer);
  expect(await ownerOf(threadId)).toBe(colleague.personId);
});

test('M2, M3: whoever stands duty hears every rung of a thread that went on to somebody else, once', async () => {
  const onDuty = await world.onDuty();
  await reach(onDuty.personId, await world.nowMs());
  const threadId = await post();
  const owner = await ownerOf(threadId);
  expect(owner).not.toBe(onDuty.personId);
  await reach(onDuty.personId);
  await world.advance(61 * minuteMs);
  expect(await ownerOf(threadId)).toBe(owner);
  const remind = (await noticesOf(threadId)).filter(({ key }) => key === 'reply.remind');
  expect(remind.map(({ to }) => to).sort()).toEqual([owner, onDuty.personId].sort());
});

test('M2, M3: a rung takes the thread from an owner who went on leave, and tells who has it now', async () => {
  const threadId = await post();
  const before = await ownerOf(threadId);
  await leave(before);
  // The change of who stands moves nothing here: the thread is with somebody who is not on duty.
  const elsewhere = await colleagueOf(before);
  await changeDocument(world, 'threads', threadId, { ownerPersonId: elsewhere.personId });
  await leave(elsewhere.personId);
  await world.skipTo((await world.nowMs()) + 61 * minuteMs);
  const after = await ownerOf(threadId);
  expect(after).not.toBe(elsewhere.personId);
  const remind = (await noticesOf(threadId)).filter(({ key }) => key === 'reply.remind');
  expect(remind.map(({ to }) => to)).toContain(after);
  expect(remind.map(({ to }) => to)).not.toContain(elsewhere.personId);
});

test('M2: when whoever begins a shift is reached on no channel, what waits goes on to the next person', async () => {
  await world.skipTo(at('2026-10-13', '21:58'));
  const threadId = await post();
  await world.faults({ wecom: 'down', openapi: 'down' });
  await world.jumpTo(at('2026-10-13', '22:00'));
  await world.tick();
  const night = await world.onDuty();
  const { outbox = [] } = await world.dump('outbox');
  const told = outbox.filter(
    ({ text, state }) =>
      (text as { key: string }).key === 'duty.shift-start' && state === 'pending',
  );
  expect(told.map(({ recipient }) => (recipient as { personId: string }).personId)).toEqual([
    night.personId,
  ]);
  expect(await ownerOf(threadId)).not.toBe(night.personId);
  await world.faults({ reset: true });
  await world.advance(3 * minuteMs);
  const owner = await ownerOf(threadId);
  const next = (await noticesOf(threadId)).filter(({ key }) => key === 'duty.next-person');
  expect(next.find(({ to }) => to === owner)?.state).toBe('sent');
});

test('M2, M4: when whoever was handed the threads is reached on no channel, they go on too', async () => {
  await world.skipTo(at('2026-10-14', '10:00'));
  const onDuty = await world.onDuty();
  const duty = await world.as(onDuty);
  const threadId = await post();
  const colleague = await colleagueOf(onDuty.personId);
  await world.faults({ wecom: 'down', openapi: 'down' });
  await duty.call(handOver, { toPersonId: colleague.personId, note: '请接着看' });
  await world.skipTo((await world.nowMs()) + minuteMs);
  expect(await ownerOf(threadId)).not.toBe(colleague.personId);
});

test.each([false, true])(
  'M2, M5: at a change of shift the new owner hears of danger at once (acknowledged: %s)',
  async (isAcknowledged) => {
    const date = isAcknowledged ? '2026-10-15' : '2026-10-16';
    await world.skipTo(at(date, '21:58'));
    const threadId = await post(danger);
    const before = await world.onDuty();
    if (isAcknowledged) await (await world.as(before)).call(acknowledgeThread, { threadId });
    await world.jumpTo(at(date, '22:00'));
    await world.tick();
    const owner = await ownerOf(threadId);
    expect(owner).not.toBe(before.personId);
    const told = (await noticesOf(threadId)).filter(
      ({ to, id }) => to === owner && id.includes('.owner.'),
    );
    expect(told).toEqual([
      expect.objectContaining({ key: 'red.red-notify', priority: 0, state: 'sent' }),
    ]);
    await world.tick();
    expect((await noticesOf(threadId)).filter(({ id }) => id.includes('.owner.'))).toHaveLength(1);
    const night = await world.as(world.person(owner));
    await night.call(replyToThread, { threadId, text: '我在。', seenSeq: allSeen });
  },
);

test('M4, M5: a hand-over tells the colleague of danger at once', async () => {
  await world.skipTo(at('2026-10-17', '10:00'));
  const onDuty = await world.onDuty();
  const duty = await world.as(onDuty);
  const threadId = await post(danger);
  const colleague = await colleagueOf(onDuty.personId);
  const input = { toPersonId: colleague.personId, note: '请马上看' };
  await duty.call(handOver, input, 'hand-over-danger');
  await duty.call(handOver, input, 'hand-over-danger');
  const told = (await noticesOf(threadId)).filter(({ id }) => id.includes('.owner.'));
  expect(told).toEqual([
    expect.objectContaining({ to: colleague.personId, key: 'red.red-notify', priority: 0 }),
  ]);
  expect(told[0]?.state).toBe('sent');
});

test('M2, M5: a rung of the two hours that finds a new owner tells of the danger beside it', async () => {
  await world.skipTo(at('2026-10-19', '10:00'));
  const threadId = await post(danger);
  const elsewhere = await colleagueOf((await world.onDuty()).personId);
  await (await world.as(await world.onDuty())).call(acknowledgeThread, { threadId });
  await changeDocument(world, 'threads', threadId, { ownerPersonId: elsewhere.personId });
  await leave(elsewhere.personId);
  // Only the two hours are due.
  const { ladders = [] } = await world.dump('ladders');
  const red = ladders.find(
    ({ ladderId, subject }) =>
      ladderId === 'reply-red' && (subject as { id: string }).id === threadId,
  );
  const nextAtMs = (await world.nowMs()) + 600 * minuteMs;
  await changeDocument(world, 'ladders', String(red?.['_id']), { nextAtMs });
  await world.skipTo((await world.nowMs()) + 61 * minuteMs);
  const owner = await ownerOf(threadId);
  expect(owner).not.toBe(elsewhere.personId);
  const told = (await noticesOf(threadId)).filter(({ id }) => id.includes('.owner.'));
  expect(told).toEqual([
    expect.objectContaining({ to: owner, key: 'red.red-notify', priority: 0, state: 'sent' }),
  ]);
});
