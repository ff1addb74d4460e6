/** M3: a notice is handed over by one sender at a time, whoever else is at work: the lease, and who takes it. */
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { rounds } from '../../harness/long-run';
import { minuteMs, startWorld, type World } from '../../harness/world';
import { readCollections, readDump, type Stored } from './real/stored';
import { unmarkedNotices } from './real/stored-checks';

const roundsOfEach = rounds(2, 20);

let world: World;
let nextStudent = 0;

beforeAll(async () => {
  // Room for two clocks and the calls, so that nobody waits for an instance.
  world = await startWorld({ args: ['--instances', '6'] });
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
});

afterAll(() => world.end());

async function stored(): Promise<Stored> {
  return readDump(await world.dump(...readCollections), new Map());
}

/** Asks until it holds; what it waits for is under way. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

async function write(): Promise<void> {
  nextStudent += 1;
  const student = await world.as(world.student(nextStudent));
  await student.call(postMessage, { text: `想说说话（${nextStudent}）` });
}

/** Some notices that the robot refused so far and takes from now on, slowly. */
async function noticesThatWait(): Promise<void> {
  await world.faults({ wecom: 'down' });
  for (let count = 0; count < 3; count += 1) await write();
  await world.faults({ wecom: 'slow' });
  await world.jumpTo((await world.nowMs()) + 5 * minuteMs);
}

/** Nobody died here: whatever was handed over is marked. */
async function expectHandedOverOnce(): Promise<void> {
  const notices = await world.sent();
  expect(notices.some(({ accepted }) => accepted)).toBe(true);
  expect(unmarkedNotices(await stored(), notices)).toBe(0);
}

test('M3: two clocks that find the same notices at once hand over each of them once', async () => {
  for (let round = 0; round < roundsOfEach; round += 1) {
    await noticesThatWait();
    await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
    await expectHandedOverOnce();
  }
}, 120_000);

test('M3: a clock that comes while another waits for the robot leaves its notices to it', async () => {
  for (let round = 0; round < roundsOfEach; round += 1) {
    await noticesThatWait();
    const tried = async () => (await stored()).outbox.reduce((sum, { tries }) => sum + tries, 0);
    const before = await tried();
    const first = world.cloud.call('clock');
    await until(async () => (await tried()) > before);
    await Promise.all([first, world.cloud.call('clock')]);
    await expectHandedOverOnce();
  }
}, 120_000);

test('M3: a clock that comes while the call itself waits for the robot leaves the notice to the call', async () => {
  for (let round = 0; round < roundsOfEach; round += 1) {
    await world.faults({ wecom: 'slow' });
    const known = (await world.sent()).length;
    const effects = (await stored()).outbox.length;
    const written = write();
    await until(async () => (await stored()).outbox.length > effects);
    await Promise.all([written, world.cloud.call('clock')]);
    const handedOver = (await world.sent()).slice(known).filter(({ accepted }) => accepted);
    expect(handedOver).toHaveLength(1);
    // The call gave up on the slow answer: the next try, by the clock, is the one that is marked.
    await world.faults({ wecom: 'up' });
    await world.skipTo((await world.nowMs()) + 2 * minuteMs);
  }
}, 120_000);
