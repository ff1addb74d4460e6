/**
 * M8 on the real SDK: a house is begun by the union, staffed from outside, closed until its own keys are held and
 * drilled; no key of the school opens it, and nobody who leads the school stands in it.
 */
import type { Thread } from '../../../cloudfunctions/features/messages/collections';
import { openIdentity, openShare } from '../../../cloudfunctions/platform/seal/identity';
import { aboutCare, closeOwnCare, postCare } from '../../../src/shared/care/author-contracts';
import { careHouseOf } from '../../../src/shared/care/house';
import {
  admitToCare,
  careHousehold,
  letGoOfCare,
  openCareHouse,
} from '../../../src/shared/care/house-contracts';
import { saveDutyPlan } from '../../../src/shared/duty/plan-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { me } from '../../../src/shared/people/contracts';
import { join } from '../../../src/shared/people/join-contracts';
import { demoPassphrase as passphrase } from '../../../src/shared/seal/demo';
import {
  admitHolder,
  confirmOwnKey,
  makeOwnKey,
  sealOverview,
} from '../../../src/shared/seal/holder-contracts';
import { seats } from '../../../src/shared/seal/model';
import {
  approveOpening,
  recordAfter,
  requestOpening,
  startDrill,
  viewOpening,
} from '../../../src/shared/seal/opening-contracts';
import { changeDocument } from '../../harness/change-document';
import { dayMs } from '../../../src/shared/time';
import { minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { newcomers } from '../people/newcomer';
import { privateKeys } from './private-keys';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const reason = '说了今晚和地点，要马上找到人';
const house2 = careHouseOf('demo2');

let world: World;
/** WeChats that no school knows. */
let outside: Actor[];

beforeAll(async () => {
  world = await startWorld();
  outside = await newcomers(world, 5);
});

afterAll(() => world.end());

beforeEach(async () => world.advance(2 * minuteMs));

async function all<T>(name: string): Promise<T[]> {
  return ((await world.dump(name))[name] ?? []) as unknown as T[];
}

/** Past the product, as the roster's page does: from today on also these duties. */
async function giveDuties(personId: string, duties: readonly string[]): Promise<void> {
  const from = { scope: 'school', fromDate: '2026-01-01', toDate: null };
  const assignments = duties.map((role) => ({ role, ...from }));
  await changeDocument(world, 'staff', personId, { assignments });
  const accounts = await all<{ _id: string; persons: { personId: string }[] }>('access');
  const own = accounts.find(({ persons }) => persons.some((one) => one.personId === personId));
  if (!own) throw new Error('no account');
  const persons = own.persons.map((one) =>
    one.personId === personId
      ? { ...one, assignments: assignments.map((held) => ({ ...held, grade: null })) }
      : one,
  );
  await changeDocument(world, 'access', own._id, { persons });
}

async function join_(actor: Actor, code: string, name: string, mobile: string): Promise<void> {
  const input = { code, name, number: mobile.slice(-4), ownName: '', relation: 'other' as const };
  await actor.call(join, input);
}

/** The account's person in the house, as its phone acts. */
async function inHouse(actor: Actor, houseId: string): Promise<Actor> {
  const { persons } = await actor.call(me, {});
  const found = persons.find(({ schoolId }) => schoolId === houseId);
  if (!found) throw new Error('not of the house');
  return world.as({ ...actor.person, personId: found.personId });
}

test('M8: begun by the union, joined by codes, closed to teachers until duty, keys and a drill; and every step is the house’s own', async () => {
  await giveDuties('demo2-t-3-1', ['class-teacher', 'union']);
  const chairAtSchool = await world.as('demo2-t-3-1');
  const teacher = await world.as('demo2-gl-3');
  const post = () => teacher.call(postCare, { text: '最近睡不好。' });
  expect(await refusal(post())).toBe('care-closed');
  const { personId } = await chairAtSchool.call(openCareHouse, {});
  expect(await chairAtSchool.call(openCareHouse, {})).toMatchObject({ personId });
  const union = await inHouse(chairAtSchool, house2);

  const people = [
    { name: '慕容安', mobile: '13900000001', part: 'lead' },
    { name: '慕容和', mobile: '13900000002', part: 'counsellor' },
    { name: '公孙平', mobile: '13900000003', part: 'union' },
  ] as const;
  const actors: Actor[] = [];
  for (const [index, member] of people.entries()) {
    const { code } = await union.call(admitToCare, member);
    const phone = outside[index];
    if (!phone) throw new Error('no phone');
    await join_(phone, code, member.name, member.mobile);
    actors.push(await inHouse({ ...phone, person: { ...phone.person } }, house2));
  }
  const [lead, counsellor, district] = actors;
  if (!lead || !counsellor || !district) throw new Error('nobody joined');
  const { members } = await union.call(careHousehold, {});
  expect(members.map(({ part, joined }) => [part, joined])).toEqual(
    expect.arrayContaining([
      ['union', true],
      ['lead', true],
      ['counsellor', true],
    ]),
  );

  const phrases = new Map<Actor, string>();
  for (const actor of [union, lead, counsellor, district]) {
    const made = await actor.call(makeOwnKey, {});
    phrases.set(actor, made.passphrase);
    await actor.call(confirmOwnKey, { passphrase: made.passphrase });
  }
  const holds = async (by: Actor, role: 'leader' | 'lead', holder: Actor) =>
    by.call(admitHolder, {
      role,
      personId: holder.person.personId,
      passphrase: phrases.get(by) ?? '',
    });
  await holds(union, 'leader', union);
  await holds(lead, 'lead', lead);
  expect(await refusal(union.call(startDrill, {}))).toBe('seal-not-ready');
  await holds(union, 'leader', district);
  await holds(lead, 'lead', counsellor);
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  expect(await refusal(post())).toBe('care-closed');
  const { opening } = await union.call(startDrill, {});
  for (const actor of [district, counsellor])
    await actor.call(approveOpening, {
      openingId: opening.openingId,
      passphrase: phrases.get(actor) ?? '',
    });
  await world.jumpTo((await world.nowMs()) + 2 * minuteMs);
  // Keys and drill are there, and nobody stands duty.
  expect(await refusal(post())).toBe('care-closed');
  const [leadId, counsellorId] = [lead.person.personId, counsellor.person.personId];
  await lead.call(saveDutyPlan, {
    ...{ version: 0, personIds: [counsellorId, leadId], nights: 'turns', dayStart: '07:00' },
    ...{ dayEnd: '22:00', schoolDaysOnly: false, backupIds: [leadId], poolIds: [] },
  });
  const { thread } = await post();
  expect((await counsellor.call(listInbox, { view: 'mine' })).rows[0]?.threadId).toBe(
    thread.threadId,
  );
  expect(await lead.call(sealOverview, {})).toMatchObject({
    ofColleagues: true,
    isOpen: true,
    keys: [{ role: 'leader' }, { role: 'lead' }],
  });
  const { keepers } = await teacher.call(aboutCare, {});
  expect(keepers.map(({ name }) => name).sort()).toContain('慕容安');
  const acts = await all<{ schoolId: string; act: string }>('audit_entries');
  expect(acts.filter(({ act }) => act.startsWith('care.')).map(({ schoolId }) => schoolId)).toEqual(
    expect.not.arrayContaining(['demo2']),
  );
  // Duty and keys count on them: first somebody else has it.
  expect(await refusal(union.call(letGoOfCare, { personId: leadId }))).toBe('duty-still-planned');
});

test('M8: no key of the school opens a half of a colleague’s seal; the two of the house together open it', async () => {
  const writer = await world.as('demo-t-5-2');
  const { threadId } = (await writer.call(postCare, { text: danger })).thread;
  const thread = (await all<Thread>('threads')).find(({ _id }) => _id === threadId);
  const seal = thread?.seal;
  if (!seal) throw new Error('not sealed');
  const ofSchool = await privateKeys(world, 'demo');
  expect(ofSchool.map(({ role }) => role).sort()).toEqual(['district', 'lead', 'leader']);
  let tries = 0;
  for (const { key } of ofSchool)
    for (const half of seats)
      for (const seat of seats) {
        tries += 1;
        await expect(openShare(key, seal[half], threadId, seat)).rejects.toThrow();
      }
  expect(tries).toBe(12);
  const ofHouse = await privateKeys(world, careHouseOf('demo'));
  expect(ofHouse).toHaveLength(2);
  const shares = await Promise.all(
    seats.map((seat) => {
      const { key } = ofHouse.find(({ role }) => role === seat) ?? {};
      return openShare(key ?? Buffer.alloc(0), seal[seat], threadId, seat);
    }),
  );
  const [one, other] = shares;
  if (!one || !other) throw new Error('two halves');
  expect(openIdentity(seal, threadId, one, other)).toBe('demo-t-5-2');
  // One of them twice is nothing.
  expect(() => openIdentity(seal, threadId, one, one)).toThrow();
});

test('M8: union and outside counsellor together learn who it is and how to reach them; no guardian is spoken of', async () => {
  const writer = await world.as('demo-t-5-3');
  const { threadId } = (await writer.call(postCare, { text: danger })).thread;
  const lead = await world.as('care-lead');
  const union = await world.as('care-union');
  const { opening } = await lead.call(requestOpening, { threadId, reason });
  const { openingId } = opening;
  expect(opening).toMatchObject({ ofColleague: true });
  await lead.call(approveOpening, { openingId, passphrase });
  expect(await refusal(lead.call(viewOpening, { openingId }))).toBe('seal-over');
  const again = (await world.as('care-c-1')).call(approveOpening, { openingId, passphrase });
  expect(await refusal(again)).toBe('seal-seat-taken');
  for (const personId of ['demo-leader-1', 'demo-lead'])
    expect(
      await refusal((await world.as(personId)).call(approveOpening, { openingId, passphrase })),
    ).toBe('not-found');
  await union.call(approveOpening, { openingId, passphrase });
  expect(await union.call(viewOpening, { openingId })).toMatchObject({
    studentName: writer.person.name,
    className: '班主任',
    guardianNames: [],
    phone: expect.stringMatching(/^1380000\d{4}$/),
  });
  const after = (step: 'guardian-told' | 'student-told') =>
    lead.call(recordAfter, { openingId, step, note: '已经说了' });
  expect(await refusal(after('guardian-told'))).toBe('illegal-move');
  await after('student-told');
  await world.skipTo((await world.nowMs()) + 31 * minuteMs);
  const asked = (await all<{ subject: { id: string }; text: { key: string } }>('outbox')).filter(
    ({ subject, text }) => subject.id === openingId && text.key === 'seal.after',
  );
  expect(asked).toEqual([]);
});

test('M8: nobody who leads the school is let in, by mobile or by code; whoever becomes one loses the house with that call', async () => {
  const union = await world.as('care-union');
  const staff = await all<{ _id: string; name: string; mobile: string }>('staff');
  for (const personId of ['demo-leader-1', 'demo-admin', 'demo-lead', 'demo-c-2']) {
    const { name, mobile } = staff.find(({ _id }) => _id === personId) ?? { name: '', mobile: '' };
    const admitted = union.call(admitToCare, { name, mobile, part: 'counsellor' });
    expect(await refusal(admitted)).toBe('care-leadership');
  }
  // Whoever keeps the roster could give somebody the union's duty and the chair's mobile.
  const { mobile = '' } = staff.find(({ _id }) => _id === 'demo-union-1') ?? {};
  await giveDuties('demo-t-6-2', ['union']);
  await changeDocument(world, 'staff', 'demo-t-6-2', { mobile });
  expect(await refusal((await world.as('demo-t-6-2')).call(openCareHouse, {}))).toBe('care-begun');
  const member = { name: '慕容顺', mobile: '13900000009', part: 'counsellor' as const };
  const { code } = await union.call(admitToCare, member);
  const leader = await world.as('demo-leader-2');
  expect(await refusal(join_(leader, code, member.name, member.mobile))).toBe('join-code-wrong');
  // The same code in the right hands.
  const phone = outside[3];
  if (!phone) throw new Error('no phone');
  await join_(phone, code, member.name, member.mobile);
  // In the school, and anywhere but the house, these acts are nobody's.
  expect(await refusal((await world.as('demo-union-1')).call(careHousehold, {}))).toBe('not-found');

  const before = await all<{ schoolId: string }>('audit_entries');
  await giveDuties('demo-union-1', ['union', 'leader']);
  for (const call of [careHousehold, sealOverview])
    expect(await refusal(union.call(call, {}))).toBe('forbidden');
  const { persons } = await (await world.as('demo-union-1')).call(me, {});
  expect(persons.map(({ personId }) => personId)).toEqual(['demo-union-1']);
  await world.skipTo((await world.nowMs()) + 21 * minuteMs);
  const gone = (await all<{ _id: string; leftOn: string | null }>('staff')).find(
    ({ _id }) => _id === 'care-union',
  );
  expect(gone?.leftOn).toBe('2026-10-12');
  const desk = (await all<{ _id: string; roster: { leaderIds: string[] } }>('duty_desks')).find(
    ({ _id }) => _id === careHouseOf('demo'),
  );
  expect(desk?.roster.leaderIds).toEqual(['care-union-2']);
  const after = await all<{ schoolId: string }>('audit_entries');
  const ofSchool = (entries: { schoolId: string }[]) =>
    entries.filter(({ schoolId }) => schoolId === 'demo').length;
  expect(ofSchool(after)).toBe(ofSchool(before));
});

test('M8, G2: what a colleague wrote goes after they left, at instants of its own, and the school keeps no trace of it', async () => {
  const writer = await world.as('demo-en-4');
  const { thread } = await writer.call(postCare, { text: '下学期的课表，谢谢你们。' });
  await writer.call(closeOwnCare, { threadId: thread.threadId });
  await changeDocument(world, 'staff', 'demo-en-4', { leftOn: '2026-10-12', assignments: [] });
  const exists = async () =>
    (await all<Thread>('threads')).some(({ _id }) => _id === thread.threadId);
  await world.skipTo((await world.nowMs()) + 2 * dayMs);
  expect(await exists()).toBe(true);
  for (let day = 0; day < 16 && (await exists()); day += 1)
    await world.skipTo((await world.nowMs()) + dayMs);
  expect(await exists()).toBe(false);
  expect(await all('forgotten')).toEqual([]);
});
