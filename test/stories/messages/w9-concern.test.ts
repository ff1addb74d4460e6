/** W9 on the real SDK: who a thread is about hears nothing of it from then on, and somebody of the district steps in. */
import { listBreaches } from '../../../src/shared/messages/breaches-contract';
import type { Concern } from '../../../src/shared/messages/concern';
import {
  concernChoices,
  takeThread,
  tellConcern,
} from '../../../src/shared/messages/concern-contracts';
import { listInbox } from '../../../src/shared/messages/inbox-contracts';
import { replyToThread } from '../../../src/shared/messages/reply-contract';
import {
  acknowledgeThread,
  handOver,
  openThread,
} from '../../../src/shared/messages/staff-contracts';
import {
  grantReplyNotice,
  postMessage,
  readOwnThread,
} from '../../../src/shared/messages/student-contracts';
import { safetyPieces } from '../../../src/shared/messages/student-words';
import { demoPassphrase as passphrase } from '../../../src/shared/seal/demo';
import { sealOverview } from '../../../src/shared/seal/holder-contracts';
import {
  approveOpening,
  listOpenings,
  recordAfter,
  requestOpening,
  viewOpening,
} from '../../../src/shared/seal/opening-contracts';
import { changeDocument } from '../../harness/change-document';
import { minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { allSeen } from '../../harness/all-seen';

const danger = '我不想活了，今天晚上就想从楼上跳下去。';
const worry = '有个老师说的话让我很难受，我想说说。';
const reason = '说了今晚和地点，要马上找到人';

let world: World;
let nextStudent = 500;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

/** The robot takes 20 messages a minute. */
beforeEach(async () => world.advance(2 * minuteMs));

async function post(text: string, concerns?: Concern[]) {
  const person = world.student(nextStudent);
  nextStudent += 1;
  const student = await world.as(person);
  const { thread } = await student.call(postMessage, { text, ...(concerns ? { concerns } : {}) });
  return { person, student, threadId: thread.threadId, thread };
}

const lead = () => world.as('demo-lead');
const leader = () => world.as('demo-leader-1');
const receiver = (number = 1) => world.as(`demo-receiver-${number}`);
const duty = async () => world.as(await world.onDuty());

type Stored = Record<string, unknown>;

async function storedThread(threadId: string): Promise<Stored> {
  const found = ((await world.dump('threads'))['threads'] ?? []).find(
    ({ _id }) => _id === threadId,
  );
  if (!found) throw new Error('no thread');
  return found;
}

/** Who was told of the thread, or of the opening, by what was queued and not taken back. */
async function told(id: string): Promise<string[]> {
  const found = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject, state }) => (subject as { id: string }).id === id && state !== 'dropped',
  );
  return found.map(({ recipient }) => (recipient as { personId?: string }).personId ?? 'author');
}

const ids = async (actor: Actor, view: 'mine' | 'school' | 'done' = 'mine') =>
  (await actor.call(listInbox, { view })).rows.map(({ threadId }) => threadId);

const isLeader = (personId: string) => personId.startsWith('demo-leader');
const isOfDistrict = (personId: string) => personId.startsWith('demo-receiver');

test('W9: said before sending, school leaders are told nothing of a red thread; the district hears it at once', async () => {
  expect(await (await world.as(world.student(1))).call(concernChoices, {})).toEqual({
    hasReceiver: true,
    hasKey: true,
  });
  const before = (await (await leader()).call(listBreaches, {})).waiting;
  const { student, threadId } = await post(danger, ['leaders']);
  await world.skipTo((await world.nowMs()) + 11 * minuteMs);
  const heard = await told(threadId);
  expect(heard.filter(isLeader)).toEqual([]);
  expect(heard).toEqual(
    expect.arrayContaining(['demo-receiver-1', 'demo-receiver-2', 'demo-lead']),
  );
  // In a room of their own, where the school's do not read along.
  const mobiles = ((await world.dump('staff'))['staff'] ?? []).flatMap(({ _id, mobile }) =>
    isOfDistrict(String(_id)) ? [String(mobile)] : [],
  );
  const spoken = (await world.sent()).filter(({ channel }) => channel === 'wecom');
  const rooms = spoken.map(({ to }) => to.split(',').map((one) => mobiles.includes(one)));
  expect(rooms.some((room) => room.includes(true))).toBe(true);
  expect(rooms.filter((room) => new Set(room).size > 1)).toEqual([]);
  // Not a figure, not a time.
  expect((await (await leader()).call(listBreaches, {})).waiting).toBe(before);
  expect(await ids(await receiver())).toContain(threadId);
  const { thread } = await student.call(readOwnThread, { threadId });
  expect(safetyPieces(thread.safety ?? { notice: 'notifying', answered: true })[0]).toBe(
    '已通知值班老师和区里的老师。',
  );
  expect(thread.concerns).toEqual(['leaders']);
});

test('W9: when no adult of the school is to know, the district owns, answers and is named; everybody else finds nothing', async () => {
  const { student, threadId } = await post(danger, ['school']);
  expect((await told(threadId)).every(isOfDistrict)).toBe(true);
  for (const actor of [await lead(), await duty()]) {
    expect(await refusal(actor.call(openThread, { threadId }))).toBe('not-found');
    expect(await ids(actor)).not.toContain(threadId);
  }
  expect(await ids(await lead(), 'school')).not.toContain(threadId);
  const owner = await receiver();
  await owner.call(openThread, { threadId });
  await owner.call(acknowledgeThread, { threadId });
  await owner.call(replyToThread, { threadId, text: '我在区里，我来陪你。', seenSeq: allSeen });
  const read = await student.call(readOwnThread, { threadId });
  expect(read.messages.at(-1)).toMatchObject({ from: 'teacher', fromDistrict: true });
  expect(read.thread.safety).toMatchObject({ answered: true });
  // What is not about the school is not the district's.
  const other = await post(worry);
  expect(await refusal(owner.call(openThread, { threadId: other.threadId }))).toBe('not-found');
  expect(await ids(owner)).not.toContain(other.threadId);
});

test('W9: said later, whoever had it loses it with what waits to be sent, and the red clock is unanswered again', async () => {
  const { student, threadId } = await post(danger);
  const had = await duty();
  await had.call(acknowledgeThread, { threadId });
  await world.faults({ wecom: 'down', openapi: 'down' });
  await world.skipTo((await world.nowMs()) + 11 * minuteMs);
  const people = await world.dump('people', 'guardian_links', 'enrolments', 'family_notices');
  await student.call(tellConcern, { threadId, concerns: ['counsellors'] });
  // Nothing of it beside anybody's name.
  expect(await world.dump('people', 'guardian_links', 'enrolments', 'family_notices')).toEqual(
    people,
  );
  const waiting = ((await world.dump('outbox'))['outbox'] ?? []).filter(
    ({ subject, state, recipient }) =>
      (subject as { id: string }).id === threadId &&
      state === 'pending' &&
      /^demo-(c-|pool|lead$)/.test((recipient as { personId: string }).personId),
  );
  expect(waiting).toEqual([]);
  await world.faults({ wecom: 'up', openapi: 'up' });
  expect(await storedThread(threadId)).toMatchObject({
    ownerRole: 'receiver',
    concerns: ['counsellors'],
    track: { red: { acknowledgedBy: null } },
  });
  expect(await refusal(had.call(openThread, { threadId }))).toBe('not-found');
  // Said again, or less: nothing is taken back.
  await student.call(tellConcern, { threadId, concerns: ['counsellors'] });
  await student.call(tellConcern, { threadId, concerns: ['family'] });
  expect((await storedThread(threadId))['concerns']).toEqual(['counsellors', 'family']);
});

test('W9: an opening takes the district’s key in the place of the leaders’; a leader finds no such request', async () => {
  const { person, threadId } = await post(danger, ['leaders']);
  const asker = await duty();
  const { opening } = await asker.call(requestOpening, { threadId, reason });
  const { openingId } = opening;
  expect(opening.seatKeys).toEqual({ leader: 'district', lead: 'lead' });
  expect((await told(openingId)).filter(isLeader)).toEqual([]);
  const seen = (await (await leader()).call(listOpenings, {})).openings;
  expect(seen.map((one) => one.openingId)).not.toContain(openingId);
  const tried = (await leader()).call(approveOpening, { openingId, passphrase });
  expect(await refusal(tried)).toBe('not-found');
  await (await lead()).call(approveOpening, { openingId, passphrase });
  await (await receiver()).call(approveOpening, { openingId, passphrase });
  const view = await asker.call(viewOpening, { openingId });
  expect(view.studentName).toBe(person.name);
  expect(view.guardianNames.length).toBeGreaterThan(0);
});

test('W9: said while an opening is half approved, the half is void and the leaders are out', async () => {
  const { student, person, threadId } = await post(danger);
  const { opening } = await (await duty()).call(requestOpening, { threadId, reason });
  const { openingId } = opening;
  // Theirs is not the place that is given away: their half is of the seal from before.
  await (await lead()).call(approveOpening, { openingId, passphrase });
  await student.call(tellConcern, { threadId, concerns: ['leaders', 'family'] });
  const [shown] = (await (await lead()).call(listOpenings, {})).openings;
  expect(shown).toMatchObject({ openingId, state: 'asked', approvals: [], aboutFamily: true });
  await (await receiver(2)).call(approveOpening, { openingId, passphrase });
  await (await lead()).call(approveOpening, { openingId, passphrase });
  expect(await refusal((await leader()).call(viewOpening, { openingId }))).toBe('not-found');
  const view = await (await lead()).call(viewOpening, { openingId });
  expect(view).toMatchObject({ studentName: person.name, guardianNames: [] });
  // The danger is at home: what happens afterwards keeps it from there.
  const call = (await lead()).call(recordAfter, {
    openingId,
    step: 'guardian-told',
    note: '打了电话',
  });
  expect(await refusal(call)).toBe('seal-family');
  const held = { openingId, step: 'guardian-held' as const, note: '孩子说和家里人有关' };
  expect((await (await lead()).call(recordAfter, held)).opening.guardian).not.toBeNull();
});

test('W9: with both places the district’s it still takes two people', async () => {
  const { person, threadId } = await post(danger, ['school']);
  const first = await receiver();
  const { opening } = await first.call(requestOpening, { threadId, reason });
  const { openingId } = opening;
  await first.call(approveOpening, { openingId, passphrase });
  expect((await first.call(approveOpening, { openingId, passphrase })).opening.state).toBe('half');
  await (await receiver(2)).call(approveOpening, { openingId, passphrase });
  expect((await first.call(viewOpening, { openingId })).studentName).toBe(person.name);
  expect(
    (await (await lead()).call(listOpenings, {})).openings.map((one) => one.openingId),
  ).not.toContain(openingId);
});

test('W9: about somebody at home, no reminder goes to a phone there, asked for before or after', async () => {
  const { student, threadId } = await post(worry);
  await student.call(grantReplyNotice, { threadId });
  await student.call(tellConcern, { threadId, concerns: ['family'] });
  expect((await storedThread(threadId))['replyAddress']).toBeNull();
  await student.call(grantReplyNotice, { threadId });
  await (await duty()).call(replyToThread, { threadId, text: '谢谢你说出来。', seenSeq: allSeen });
  expect(await told(threadId)).not.toContain('author');
  expect((await storedThread(threadId))['ownerRole']).not.toBe('receiver');
});

test('W9: somebody of the district takes a thread and keeps it; it is handed to nobody whom it is about', async () => {
  const { student, threadId } = await post(worry, ['teachers']);
  const owner = await receiver();
  await owner.call(takeThread, { threadId });
  await world.skipTo((await world.nowMs()) + 13 * 60 * minuteMs);
  expect(await storedThread(threadId)).toMatchObject({ ownerPersonId: owner.person.personId });
  await owner.call(replyToThread, { threadId, text: '我看到了。', seenSeq: allSeen });
  await student.call(postMessage, { threadId, text: '还有一件事' });
  expect(await storedThread(threadId)).toMatchObject({ ownerPersonId: owner.person.personId });
  const own = await post(worry, ['leaders']);
  const giver = await duty();
  const colleague = world.people.find(
    ({ role, personId }) => role === 'counsellor' && personId !== giver.person.personId,
  );
  await giver.call(handOver, { toPersonId: colleague?.personId ?? '', note: '晚上请接着看' });
  const given = await storedThread(own.threadId);
  expect(given['ownerPersonId']).toBe(colleague?.personId);
});

test('W9: a school without anybody of the district says so, keeps the leaders out all the same, and opens nothing', async () => {
  const staff = ((await world.dump('staff'))['staff'] ?? []).filter(({ _id }) =>
    isOfDistrict(String(_id)),
  );
  const [school] = ((await world.dump('schools'))['schools'] ?? []).filter(
    ({ _id }) => _id === 'demo',
  );
  for (const { _id } of staff)
    await changeDocument(world, 'staff', String(_id), { leftOn: '2026-10-11' });
  const seal = (school?.['seal'] ?? {}) as object;
  await changeDocument(world, 'schools', 'demo', { seal: { ...seal, district: null } });
  await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
  const child = await world.as(world.student(nextStudent));
  expect(await child.call(concernChoices, {})).toEqual({ hasReceiver: false, hasKey: false });
  expect((await (await leader()).call(sealOverview, {})).district).toMatchObject({ receivers: 0 });
  const refused = child.call(postMessage, { text: danger, concerns: ['school'] });
  expect(await refusal(refused)).toBe('concern-nobody');
  const { student, threadId } = await post(danger);
  const late = student.call(tellConcern, { threadId, concerns: ['counsellors'] });
  expect(await refusal(late)).toBe('concern-nobody');
  await student.call(tellConcern, { threadId, concerns: ['leaders'] });
  const stored = await storedThread(threadId);
  expect(stored).toMatchObject({ concerns: ['leaders'], seal: null });
  const asked = (await duty()).call(requestOpening, { threadId, reason });
  expect(await refusal(asked)).toBe('seal-no-district');
});
