/** M3, M5: when all the reminders of a school's week come due at once, danger still finds the robot free. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { minuteMs, startWorld, type World } from '../../harness/world';

/** More than a robot takes in a minute. */
const reminders = 24;
const robotRefusals = [45009];

let world: World;

/** As after an outage: reminders of many forms, each a sentence of its own, all due now. */
async function oweReminders(): Promise<void> {
  const nowMs = await world.nowMs();
  const teachers = world.people.filter(
    ({ role, personId }) => role === 'class-teacher' && world.isOfSchool(personId, 'demo'),
  );
  const owed = Array.from({ length: reminders }, (_, index) => ({
    _id: `owed-reminder-${index}`,
    schoolId: 'demo',
    priority: 1,
    state: 'pending',
    recipient: { kind: 'staff', personId: teachers[index % teachers.length]?.personId },
    text: { key: 'mood.overdue', figures: { due: '17:00' } },
    subject: { kind: 'mood-form', id: `owed-form-${index}`, instanceId: null, audience: 'owner' },
    alsoSubscribe: false,
    nextTryAtMs: nowMs,
    tries: 0,
    createdAtMs: nowMs,
    sentAtMs: null,
    channel: null,
    version: 0,
  }));
  const reply = await world.cloud.admin('database.insertDocument', {
    collectionName: 'outbox',
    data: owed.map((one) => JSON.stringify(one)),
  });
  if ('code' in reply) throw new Error(`not owed: ${String(reply['message'])}`);
}

beforeAll(async () => {
  world = await startWorld();
  await world.tick();
  await oweReminders();
  await world.tick();
});

afterAll(() => world.end());

const waiting = async () =>
  ((await world.dump('outbox'))['outbox'] ?? []).filter(({ state }) => state === 'pending');

const refusals = async () =>
  (await world.sent()).filter(({ detail }) =>
    robotRefusals.includes((detail as { errcode: number }).errcode),
  );

test('M5: a message in danger is told to everyone at once, beside a school full of reminders', async () => {
  expect((await waiting()).length).toBeGreaterThan(0);
  const student = await world.as(world.student(7));
  const text = '我不想活了，今天晚上就想从楼上跳下去。';
  const { thread } = await student.call(postMessage, { text });
  const told = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject, priority }) => (subject as { id: string }).id === thread.threadId && priority === 0,
  );
  expect(told.length).toBeGreaterThan(2);
  expect(told.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(await refusals()).toEqual([]);
});

test('M3: the reminders follow in the next minutes, none is lost and none counts as a try', async () => {
  for (let minutes = 0; minutes < 10 && (await waiting()).length > 0; minutes += 1)
    await world.skipTo((await world.nowMs()) + minuteMs);
  expect(await waiting()).toEqual([]);
  expect(await refusals()).toEqual([]);
  const parked = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ state }) => state === 'parked',
  );
  expect(parked).toEqual([]);
});
