/** M2 on the real SDK: the boundary of a shift, a holiday, a make-up Saturday, and nobody on duty. */
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { dutyNow } from '../../../src/shared/duty/now-contract';
import { at, minuteMs, startWorld, type World } from '../../harness/world';

let world: World;
let nextStudent = 400;

beforeAll(async () => {
  world = await startWorld({ nowMs: at('2026-09-28', '10:00') });
});

afterAll(() => world.end());

type Doc = Record<string, unknown>;

async function stored(collection: string, id?: string): Promise<Doc[]> {
  const docs = (await world.dump(collection))[collection] ?? [];
  return id === undefined ? docs : docs.filter(({ _id }) => _id === id);
}

async function post(): Promise<{
  ownerPersonId: string;
  ownerRole: string;
  gap: boolean;
  sinceMs: number;
}> {
  const student = await world.as(world.student(nextStudent));
  nextStudent += 1;
  const { thread } = await student.call(postMessage, { text: '想找老师说几句。' });
  const [doc] = await stored('threads', thread.threadId);
  return {
    ownerPersonId: String(doc?.['ownerPersonId']),
    ownerRole: String(doc?.['ownerRole']),
    gap: doc?.['gap'] === true,
    sinceMs: thread.awaiting?.sinceMs ?? 0,
  };
}

async function onDutyAt(instantMs: number): Promise<string | null> {
  await world.jumpTo(instantMs);
  const lead = await world.as(world.personOf('demo', 'lead-counsellor'));
  return (await lead.call(dutyNow, {})).onDuty?.personId ?? null;
}

/** The roster as a school without weekend duty has it: school days only, no night shift. */
async function schoolDaysOnly(): Promise<void> {
  const [desk] = await stored('duty_desks', 'demo');
  const roster = { ...(desk?.['roster'] as object), schoolDaysOnly: true, nightShift: false };
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName: 'duty_desks',
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: 'demo' }),
    data: JSON.stringify({ $set: { roster } }),
  });
  expect(reply['code']).toBeUndefined();
}

test('M2: a message belongs to the shift of its very millisecond, on both sides of the boundary', async () => {
  const boundaryMs = at('2026-09-29', '22:00');
  const day = await onDutyAt(boundaryMs - minuteMs);
  const night = await onDutyAt(boundaryMs + minuteMs);
  expect(day).not.toBe(night);
  await world.jumpTo(boundaryMs - 700);
  const posted = [];
  do posted.push(await post());
  while ((await world.nowMs()) < boundaryMs);
  posted.push(await post());
  for (const { sinceMs, ownerPersonId } of posted)
    expect(ownerPersonId).toBe(sinceMs < boundaryMs ? day : night);
  expect(posted.at(-1)?.sinceMs).toBeGreaterThanOrEqual(boundaryMs);
});

test('M2: on a holiday nobody stands: the backup owns the message, the gap is recorded, lead and leaders are told', async () => {
  await schoolDaysOnly();
  // National Day 2026 is a Thursday.
  await world.skipTo(at('2026-10-01', '10:00'));
  const { ownerPersonId, ownerRole, gap } = await post();
  expect({ ownerRole, gap }).toEqual({ ownerRole: 'backup', gap: true });
  expect(ownerPersonId).not.toBe('');
  const gaps = await stored('duty_gaps');
  expect(gaps.filter(({ schoolId }) => schoolId === 'demo').length).toBeGreaterThan(0);
  const rung = (await world.sent())
    .filter(({ text, accepted }) => accepted && text.includes('现在没有人值班'))
    .flatMap(({ to }) => to.split(','));
  const mobiles = (await stored('staff'))
    .filter(({ _id }) => /^demo-(leader|lead)/.test(String(_id)))
    .map(({ mobile }) => mobile);
  expect(mobiles.length).toBeGreaterThan(1);
  expect(new Set(rung)).toEqual(new Set(mobiles));
  const leader = await world.as(world.personOf('demo', 'leader'));
  const { items } = await leader.call(listBreaches, {});
  expect(items.map(({ kind }) => kind)).toContain('nobody-on-duty');
});

test('M2: a make-up Saturday is stood like a school day, the Saturday after it by nobody', async () => {
  await world.skipTo(at('2026-10-10', '10:00'));
  const working = await post();
  expect(working).toMatchObject({ ownerRole: 'duty', gap: false });
  await world.skipTo(at('2026-10-17', '10:00'));
  expect(await post()).toMatchObject({ ownerRole: 'backup', gap: true });
});
