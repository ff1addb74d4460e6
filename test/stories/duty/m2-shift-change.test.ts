/** M2 on the real SDK: the clock follows the roster once, killed, doubled and late, and records when nobody stands. */
import { dutyNow } from '../../../src/shared/duty/now-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { dayMs } from '../../../src/shared/time';
import { isLongRun } from '../../harness/long-run';
import { at, hourMs, minuteMs, startWorld, type World } from '../../harness/world';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

type Doc = Record<string, unknown>;

async function stored(collection: string): Promise<Doc[]> {
  return (await world.dump(collection))[collection] ?? [];
}

async function post(index: number): Promise<void> {
  const student = await world.as(world.student(index));
  await student.call(postMessage, { text: '想找老师说话。' });
}

/** Notices of the demonstration school's changes of shift, by the stretch they are about. */
async function shiftNotices(startMs: number): Promise<Doc[]> {
  return (await stored('outbox')).filter(({ _id }) =>
    String(_id).startsWith(`shift.demo.${startMs}.`),
  );
}

async function desk(): Promise<Doc> {
  const [found] = (await stored('duty_desks')).filter(({ _id }) => _id === 'demo');
  if (!found) throw new Error('no desk');
  return found;
}

/** What an editing screen will do later. */
async function changeDesk(set: object): Promise<void> {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName: 'duty_desks',
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: 'demo' }),
    data: JSON.stringify({ $set: set }),
  });
  expect(reply['code']).toBeUndefined();
}

/** Before a call and after it in turn; the long run dies at every one. */
const killedAt = isLongRun ? Array.from({ length: 12 }, (_, index) => index + 2) : [2, 5, 10, 13];

test('M2: wherever the clock is killed at a change of shift, the next one finishes it and tells once', async () => {
  await post(10);
  await world.tick();
  const boundaryMs = at('2026-10-12', '22:00');
  for (const step of killedAt) {
    const startMs = boundaryMs + (step - 1) * dayMs;
    // Each evening a little further in; between them somebody else had the day.
    await world.skipTo(startMs - minuteMs);
    await world.jumpTo(startMs);
    await world.faults({
      kill: { function: 'clock', atAdminCall: step, after: step % 2 === 0 },
    });
    await world.tick();
    expect((await world.cloud.faults()).lastKill).toMatchObject({ fired: true });
    await world.faults({ reset: true, dropAbandonedTransactions: true });
    await world.tick();
    const { standing } = await desk();
    const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
    const { onDuty } = await lead.call(dutyNow, {});
    expect(standing).toEqual({ personId: onDuty?.personId, shiftStartMs: startMs });
    expect(await shiftNotices(startMs)).toHaveLength(1);
    expect((await shiftNotices(startMs))[0]).toMatchObject({
      recipient: { kind: 'staff', personId: onDuty?.personId },
      text: { figures: { count: '1' } },
    });
  }
});

test('M2: two clocks at the same moment tell once', async () => {
  const startMs = at('2026-10-27', '07:00');
  await world.jumpTo(startMs);
  await Promise.all([
    world.cloud.call('clock'),
    world.cloud.call('clock'),
    world.cloud.call('clock'),
  ]);
  expect(await shiftNotices(startMs)).toHaveLength(1);
});

test('M2: nobody on duty is recorded once; leads are asked at once, leaders in the morning', async () => {
  await world.skipTo(at('2026-10-27', '21:59'));
  const { roster } = await desk();
  await changeDesk({ 'roster.nightShift': false });
  const startMs = at('2026-10-27', '22:00');
  await world.jumpTo(startMs);
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  await world.tick();
  const gaps = await stored('duty_gaps');
  expect(gaps).toEqual([
    {
      _id: `demo.${startMs}`,
      schoolId: 'demo',
      startMs,
      endMs: startMs + 9 * hourMs,
      noticedAtMs: expect.any(Number) as number,
    },
  ]);
  const notices = (await stored('outbox')).filter(({ _id }) => String(_id).startsWith('gap.demo.'));
  const toldNow = notices.filter(({ state }) => state === 'sent').map(({ recipient }) => recipient);
  expect(toldNow).toEqual([{ kind: 'staff', personId: 'demo-lead' }]);
  expect(notices).toHaveLength(1 + (roster as { leaderIds: string[] }).leaderIds.length);
  for (const { nextTryAtMs, state } of notices.filter((one) => one['state'] === 'pending'))
    expect([state, nextTryAtMs]).toEqual(['pending', startMs + 9 * hourMs]);
});
