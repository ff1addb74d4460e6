/** G1: joining by a code, confirmed by the class teacher; a code tells nothing but what it is for. */
import { listChildren } from '../../../src/shared/people/children-contract';
import { me } from '../../../src/shared/people/contracts';
import {
  decideApplication,
  inviteClass,
  inviteColleague,
  listApplications,
  listInvitations,
  revokeInvitation,
} from '../../../src/shared/people/invite-contracts';
import { checkCode, join, myApplications } from '../../../src/shared/people/join-contracts';
import { unbind } from '../../../src/shared/people/desk-contracts';
import { dayMs } from '../../../src/shared/time';
import { readNotice } from '../../harness/read-notice';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';
import { newcomers } from './newcomer';

let world: World;
let teacher: Actor;
let admin: Actor;
let mother: Actor;
let stranger: Actor;
let newTeacher: Actor;
let guesser: Actor;
let code = '';

const classId = 'demo-6-2';
const child = { name: '', number: '20210211' };

beforeAll(async () => {
  world = await startWorld();
  teacher = await world.as('demo-t-6-2');
  admin = await world.as(world.personOf('demo', 'admin'));
  [mother, stranger, newTeacher, guesser] = (await newcomers(world, 4)) as [
    Actor,
    Actor,
    Actor,
    Actor,
  ];
  child.name = world.person('demo-s-6-2-11').name;
});

afterAll(() => world.end());

const asMother = () => ({
  code,
  ...child,
  ownName: '林秀云',
  relation: 'mother' as const,
});

/** Opening the list again, as the teacher's page does. */
async function waiting() {
  const { applications } = await teacher.call(listApplications, {});
  return applications.filter(({ state }) => state === 'waiting');
}

test('G1: whom no school knows may ask who it is and join, and nothing else', async () => {
  expect((await mother.call(me, {})).persons).toEqual([]);
  expect(await refusal(mother.call(listChildren, {}))).toBe('not-signed-in');
});

test('G1: a class teacher makes a code for the own class, shown once; the store keeps a mark of it', async () => {
  expect(await refusal(teacher.call(inviteClass, { classId: 'demo-6-1', role: 'guardian' }))).toBe(
    'not-found',
  );
  const old = await teacher.call(inviteClass, { classId, role: 'guardian' });
  const sheet = await teacher.call(inviteClass, { classId, role: 'guardian' }, 'make-a-code-0001');
  const again = await teacher.call(inviteClass, { classId, role: 'guardian' }, 'make-a-code-0001');
  expect(again).toEqual(sheet);
  expect([sheet.forWhom, sheet.expiresOn]).toEqual(['六（2）班', '2026-10-26']);
  code = sheet.code;
  const bare = code.replace(/-/g, '');
  expect(JSON.stringify(await world.dump())).not.toMatch(new RegExp(`${bare}|${code}`));
  // The sheet before hangs in the corridor no more.
  expect(await refusal(mother.call(checkCode, { code: old.code }))).toBe('join-code-wrong');
  const { invitations } = await teacher.call(listInvitations, {});
  expect(invitations.map(({ role, forWhom }) => [role, forWhom])).toEqual([
    ['guardian', '六（2）班'],
  ]);
});

test('G1: a code says what it is for; typed small and without dashes it is the same', async () => {
  const typed = code.replace(/-/g, ' ').toLowerCase();
  expect(await mother.call(checkCode, { code: typed })).toEqual({
    schoolName: '润心实验学校',
    className: '六（2）班',
    role: 'guardian',
  });
});

test('G1: whoever asks hears the same whether name and 学号 fit or not', async () => {
  const right = await mother.reply(join.name, asMother());
  const wrong = await stranger.reply(join.name, { ...asMother(), number: '20210212' });
  const bare = (reply: typeof right) => ({ ...reply, serverNowMs: 0 });
  expect(bare(wrong)).toEqual(bare(right));
  expect(right).toMatchObject({ ok: true, data: { outcome: 'waiting' } });
  const [own] = (await mother.call(myApplications, {})).applications;
  const [theirs] = (await stranger.call(myApplications, {})).applications;
  expect({ ...theirs, applicationId: '' }).toEqual({ ...own, applicationId: '' });
  expect((await mother.call(me, {})).persons).toEqual([]);
});

test('G1: only the teacher of the class sees who asks, and that one fits no child', async () => {
  const shown = await waiting();
  expect(shown.map(({ child: fits }) => fits).sort()).toEqual([child.name, null].sort());
  expect(await (await world.as('demo-t-6-1')).call(listApplications, {})).toEqual({
    applications: [],
    lacksReceiver: false,
  });
  const other = await world.as('demo-t-6-1');
  const { applicationId = '' } = shown[0] ?? {};
  const decision = { applicationId, decision: 'confirm' as const };
  expect(await refusal(other.call(decideApplication, decision))).toBe('not-found');
  const unfit = shown.find(({ child: fits }) => fits === null)?.applicationId ?? '';
  const confirm = teacher.call(decideApplication, { applicationId: unfit, decision: 'confirm' });
  expect(await refusal(confirm)).toBe('join-no-such-child');
  await teacher.call(decideApplication, { applicationId: unfit, decision: 'decline' });
  expect((await stranger.call(myApplications, {})).applications[0]?.state).toBe('declined');
});

test('G1: on the next school morning the class teacher hears once how many wait, and not who', async () => {
  const told = async () =>
    (await world.sent()).filter(({ text }) => readNotice(text).key === 'people.applications');
  await world.tick();
  expect(await told()).toEqual([]);
  await world.skipTo(at('2026-10-13', '07:29'));
  await world.tick();
  expect(await told()).toEqual([]);
  await world.skipTo(at('2026-10-13', '07:31'));
  await world.tick();
  await world.tick();
  const notices = (await told()).filter(({ channel }) => channel === 'wecom');
  expect(notices.map(({ text }) => text)).toEqual([
    '【润心】有 1 份加入申请等您看一眼，是班里的家长或学生就确认。',
  ]);
});

test('G1: a confirmed parent is one at once; taken back, they are nobody again; two taps are one', async () => {
  const [{ applicationId } = { applicationId: '' }] = await waiting();
  const input = { applicationId, decision: 'confirm' as const };
  await teacher.call(decideApplication, input, 'confirm-twice-01');
  await teacher.call(decideApplication, input, 'confirm-twice-01');
  const { persons } = await mother.call(me, {});
  expect(
    persons.map(({ roles, displayName, className }) => [roles, displayName, className]),
  ).toEqual([[['guardian'], '林秀云', '六（2）班']]);
  const { children } = await mother.call(listChildren, {});
  expect(children.map(({ name }) => name)).toEqual([child.name]);
  expect(await refusal(teacher.call(decideApplication, input))).toBe('illegal-move');
  await teacher.call(decideApplication, { applicationId, decision: 'undo' });
  expect((await mother.call(me, {})).persons).toEqual([]);
  await teacher.call(decideApplication, input);
  expect((await mother.call(me, {})).persons).toHaveLength(1);
  const acts = (await world.dump('audit_entries'))['audit_entries'] ?? [];
  const decisions = acts.filter(({ act }) => act === decideApplication.name);
  expect(decisions.map(({ reason }) => reason)).toEqual(['decline', 'confirm', 'undo', 'confirm']);
  expect(JSON.stringify(acts)).not.toMatch(/demo-s-6-2-11|林秀云/);
});

test('G1: a guardian whom the roster knows is bound, not doubled; a second child of theirs comes along', async () => {
  const known = world.person('demo-g-6-2-11').name;
  const asked = { ...asMother(), ownName: known, relation: 'father' as const };
  await stranger.call(join, asked);
  const [{ applicationId, knownGuardians } = { applicationId: '', knownGuardians: [] }] =
    await waiting();
  expect(knownGuardians).toContain(known);
  await teacher.call(decideApplication, { applicationId, decision: 'confirm' });
  expect((await stranger.call(me, {})).persons[0]?.personId).toBe('demo-g-6-2-11');
});

test('G1: a colleague’s own code binds at once, but not to somebody who only found it', async () => {
  const { code: personal } = await admin.call(inviteColleague, { personId: 'demo-en-4' });
  const { name } = world.person('demo-en-4');
  const form = { code: personal, name, number: 'T9999', ownName: '', relation: 'other' as const };
  expect(await refusal(newTeacher.call(join, form))).toBe('join-code-wrong');
  const staff = (await world.dump('staff'))['staff'] ?? [];
  const { mobile } = (staff.find(({ _id }) => _id === 'demo-en-4') ?? {}) as { mobile?: string };
  const number = mobile?.slice(-4) ?? '';
  expect(await newTeacher.call(join, { ...form, number })).toEqual({ outcome: 'joined' });
  expect((await newTeacher.call(me, {})).persons.map(({ roles }) => roles)).toEqual([
    ['subject-teacher'],
  ]);
  // Used once, it is none any more.
  expect(await refusal(guesser.call(checkCode, { code: personal }))).toBe('join-code-wrong');
  await admin.call(unbind, { personId: 'demo-en-4' });
  expect((await newTeacher.call(me, {})).persons).toEqual([]);
});

test('G1: a code that was taken back or is over opens nothing', async () => {
  const { code: short, invitationId } = await admin.call(inviteClass, { classId, role: 'student' });
  expect((await stranger.call(checkCode, { code: short })).role).toBe('student');
  await admin.call(revokeInvitation, { invitationId });
  expect(await refusal(stranger.call(checkCode, { code: short }))).toBe('join-code-wrong');
  await world.jumpTo((await world.nowMs()) + 15 * dayMs);
  expect(await refusal(stranger.call(checkCode, { code }))).toBe('join-code-wrong');
});

test('G1: guessing ends after ten wrong codes a day, also many at once, and for a right one too', async () => {
  const { code: live } = await teacher.call(inviteClass, { classId, role: 'guardian' });
  const guess = (index: number) => `${live.slice(0, -1)}${'23456789'[index % 8]}`;
  const codes = Array.from({ length: 14 }, (_, index) => guess(index)).filter(
    (one) => one !== live,
  );
  const refusals = await Promise.all(
    codes.map((one) => refusal(guesser.call(checkCode, { code: one }))),
  );
  expect(refusals).toContain('join-code-wrong');
  expect(await refusal(guesser.call(checkCode, { code: live }))).toBe('join-tries-used-up');
  // Not the other parents.
  expect((await stranger.call(checkCode, { code: live })).role).toBe('guardian');
  const tries = JSON.stringify((await world.dump('join_tries'))['join_tries']);
  expect(tries).not.toContain('openid');
});
