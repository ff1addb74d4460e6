/** M2: the lead plans the duty on the real SDK; what waits follows, and nobody the duty counts on is let go. */
import type { StoredDesk } from '../../../cloudfunctions/features/duty/collections';
import type { InputOf } from '../../../src/shared/action/contract';
import { setOverride } from '../../../src/shared/duty/contracts';
import { readDutyPlan, saveDutyPlan } from '../../../src/shared/duty/plan-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { letGo } from '../../../src/shared/people/desk-contracts';
import type { StaffRow } from '../../../src/shared/people/roster';
import { dayMs, toLocalDate } from '../../../src/shared/time';
import { changeDocument } from '../../harness/change-document';
import { refusal, startWorld, type Actor, type World } from '../../harness/world';
import { importWhole, workbookOf } from '../roster-import/lists-at-work';

interface Notice {
  subject: { id: string };
  recipient: { personId?: string };
}

let world: World;
let lead: Actor;

beforeAll(async () => {
  world = await startWorld();
  lead = await world.as('demo-lead');
});

afterAll(() => world.end());

type Plan = Omit<InputOf<typeof saveDutyPlan>, 'version'>;

const [lin, chen, zhou, fourth] = ['demo-c-1', 'demo-c-2', 'demo-c-3', 'demo-c-4'] as const;
const plan: Plan = {
  personIds: [chen, zhou, lin],
  nights: 'same',
  dayStart: '07:30',
  dayEnd: '21:00',
  schoolDaysOnly: false,
  backupIds: [zhou],
  poolIds: [],
};

const version = async (actor = lead) => (await actor.call(readDutyPlan, {})).version;
const save = async (part: Partial<Plan> = {}, requestId?: string) =>
  lead.call(saveDutyPlan, { version: await version(), ...plan, ...part }, requestId);

async function stored<T>(collection: string): Promise<T[]> {
  return ((await world.dump(collection))[collection] ?? []) as T[];
}

const ownersOf = async () =>
  (await stored<{ ownerPersonId: string; schoolId: string }>('threads'))
    .filter(({ schoolId }) => schoolId === 'demo')
    .map(({ ownerPersonId }) => ownerPersonId);

test('M2: a new plan holds at once; what waits is with whoever stands now a minute later', async () => {
  const child = await world.as(world.student(3));
  await child.call(postMessage, { text: '想找老师说话。' });
  expect(new Set(await ownersOf())).toEqual(new Set([lin]));
  const before = await lead.call(readDutyPlan, {});
  expect(before.days[0]?.day).toBe(world.person(lin).name);
  const after = await save({}, 'plan-the-duty-01');
  expect(after.plan).toEqual(plan);
  expect(after.days[0]?.day).toBe(world.person(chen).name);
  expect(after.days[7]?.day).toBe(world.person(zhou).name);
  await world.tick();
  expect(new Set(await ownersOf())).toEqual(new Set([chen]));
  const entries = await stored<{ act: string; actorPersonId: string }>('audit_entries');
  expect(entries.filter(({ act }) => act === saveDutyPlan.name)).toMatchObject([
    { actorPersonId: 'demo-lead' },
  ]);
});

test('M2: what waits with somebody the new plan does not know moves too, also when the same one stands', async () => {
  const [desk] = (await stored<StoredDesk>('duty_desks')).filter(({ _id }) => _id === 'demo');
  const nowMs = await world.nowMs();
  const staff = desk?.staff.map((one) =>
    one.personId === chen ? { ...one, unreachableSinceMs: nowMs } : one,
  );
  await changeDocument(world, 'duty_desks', 'demo', { staff });
  const child = await world.as(world.student(4));
  await child.call(postMessage, { text: '想找老师说话。' });
  expect(await ownersOf()).toContain(zhou);
  const { days } = await save({ personIds: [chen, lin], backupIds: [fourth] });
  expect(days[0]?.day).toBe(world.person(chen).name);
  await world.tick();
  expect(await ownersOf()).not.toContain(zhou);
  await save();
});

test('M2: the same tap and the same plan change nothing; of two who saw one plan the later is refused', async () => {
  const seen = await version();
  await lead.call(saveDutyPlan, { version: seen - 1, ...plan }, 'plan-the-duty-01');
  await save();
  expect(await version()).toBe(seen);
  await lead.call(saveDutyPlan, { version: seen, ...plan, dayStart: '07:00' });
  const late = lead.call(saveDutyPlan, { version: seen, ...plan, dayEnd: '20:00' });
  expect(await refusal(late)).toBe('stale-version');
});

test('M2: nights in turn spare whoever has the days, and ask for no signature with five people', async () => {
  const { days, findings } = await save({ personIds: [lin, chen, zhou, fourth], nights: 'turns' });
  expect(findings).toEqual([]);
  for (const { day, night } of days) expect(night).not.toBe(day);
  const thin = await save({ personIds: [lin, chen], nights: 'same' });
  expect(thin.findings).not.toEqual([]);
  expect(thin.signedBy).toBeNull();
});

test('M2: only counsellors stand, and only the lead plans', async () => {
  expect(await refusal(save({ personIds: ['demo-t-6-1'] }))).toBe('not-found');
  expect(await refusal(save({ backupIds: ['demo2-c-1'] }))).toBe('not-found');
  expect(await refusal(save({ personIds: [lin, lin] }))).toBe('illegal-move');
  expect(await refusal(save({ personIds: [] }))).toBe('illegal-move');
  expect(await refusal(save({ dayStart: '21:00', dayEnd: '08:00' }))).toBe('illegal-move');
  const leader = await world.as(world.personOf('demo', 'leader'));
  const asLeader = leader.call(saveDutyPlan, { version: await version(), ...plan });
  expect(await refusal(asLeader)).toBe('forbidden');
});

test('M2, G1: whom the duty or a key counts on is let go only when somebody else has it', async () => {
  const admin = await world.as('demo-admin');
  await save({ personIds: [fourth, chen], backupIds: [] });
  expect(await refusal(admin.call(letGo, { personId: fourth }))).toBe('duty-still-planned');
  await save({ personIds: [chen, zhou], backupIds: [] });
  expect(await refusal(admin.call(letGo, { personId: 'demo-lead' }))).toBe('duty-still-planned');
  const holder = await refusal(admin.call(letGo, { personId: 'demo-c-1' }));
  expect(holder).toBe('seal-still-holder');
  const leader = await world.as(world.personOf('demo', 'leader'));
  await leader.call(setOverride, { personId: fourth, reason: '今天请他接一下' });
  await (await world.as(world.student(5))).call(postMessage, { text: '想找老师说话。' });
  // The clock has followed the call: for it nothing changes by itself any more.
  await world.tick();
  expect(await ownersOf()).toContain(fourth);
  await admin.call(letGo, { personId: fourth });
  await world.tick();
  expect(await ownersOf()).not.toContain(fourth);
  const [desk] = (await stored<StoredDesk>('duty_desks')).filter(({ _id }) => _id === 'demo');
  expect(desk?.staff.map(({ personId }) => personId)).not.toContain(fourth);
  expect(
    (await lead.call(readDutyPlan, {})).colleagues.map(({ personId }) => personId),
  ).not.toContain(fourth);
});

test('M2, M5: a vice head who joins is told of danger without a new plan, whose duty ended is not, and a right of tomorrow counts tomorrow', async () => {
  const admin = await world.as('demo-admin');
  const is = async (duties: StaffRow['duties']) => {
    const row: StaffRow = {
      ...{ kind: 'staff', number: 'V001', name: '钱副校', mobile: '13900001234' },
      ...{ roleName: '教师', duties },
    };
    await importWhole(admin, await workbookOf([row]));
    await world.tick();
  };
  const toldOf = async (student: number): Promise<string[]> => {
    const child = await world.as(world.student(student));
    const { thread } = await child.call(postMessage, { text: '我不想活了。' });
    const effects = await stored<Notice>('outbox');
    return effects
      .filter(({ subject }) => subject.id === thread.threadId)
      .flatMap(({ recipient }) => recipient.personId ?? []);
  };
  await is([{ role: 'leader', grade: null }]);
  const known = await stored<{ _id: string; staffNumber: string }>('staff');
  const vice = known.find(({ staffNumber }) => staffNumber === 'V001')?._id ?? '';
  const tomorrow = toLocalDate((await world.nowMs()) + dayMs);
  const right = { role: 'leader', scope: 'school', fromDate: tomorrow, toDate: null };
  await changeDocument(world, 'staff', 'demo-t-6-1', { assignments: [right] });
  const today = await toldOf(6);
  expect(today).toEqual(expect.arrayContaining([vice, 'demo-leader-1']));
  expect(today).not.toContain('demo-t-6-1');
  await is([]);
  expect(await toldOf(7)).not.toContain(vice);
  await world.jumpTo((await world.nowMs()) + dayMs);
  await world.tick();
  expect(await toldOf(8)).toContain('demo-t-6-1');
  // Nothing more to follow: the desk is left as it is.
  const before = await version();
  await world.tick();
  expect(await version()).toBe(before);
});

test('M2: a school that has no plan yet makes its first', async () => {
  await world.cloud.admin('database.removeDocument', {
    collectionName: 'duty_desks',
    queryType: 'DOC',
    multi: false,
    query: JSON.stringify({ _id: 'demo2' }),
  });
  const other = await world.as(world.personOf('demo2', 'lead-counsellor'));
  const none = await other.call(readDutyPlan, {});
  expect([none.plan, none.version]).toEqual([null, 0]);
  const personIds = none.colleagues.map(({ personId }) => personId);
  await other.call(saveDutyPlan, { version: 0, ...plan, personIds, backupIds: [] });
  await world.tick();
  expect((await other.call(readDutyPlan, {})).days[0]?.day).toBe(none.colleagues[0]?.name);
});
