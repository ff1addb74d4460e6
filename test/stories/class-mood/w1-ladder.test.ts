/** W1 on the real SDK with a jumped clock: asked twice, then the grade leader; late, doubled and killed clocks. */
import {
  missingForms,
  remindTeacher,
  weekOverview,
} from '../../../src/shared/class-mood/overview-contracts';
import { openForm } from '../../../src/shared/class-mood/teacher-contracts';
import { grantNotice } from '../../../src/shared/notices/contracts';
import { readNotice } from '../../harness/read-notice';
import { at, minuteMs, refusal, startWorld, type World } from '../../harness/world';
import { friday, monday, onlyTheseOwe, Stored, submit, teacherOf } from './mood-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

const classes = 18;

/** Sentences about weekly forms that WeCom accepted, with how many phones each rang. */
async function rang(sinceSeq: number): Promise<[string, number][]> {
  return (await world.sent(sinceSeq))
    .filter(({ channel, text }) => channel === 'wecom' && text.includes('心理动态表'))
    .map(({ text, to }) => [text, to.split(',').length]);
}

const lastSeq = async () => (await world.sent()).at(-1)?.seq ?? 0;

/** What an editing screen will do later: a word of the school about a day. */
async function setDay(date: string, kind: 'off' | 'school'): Promise<void> {
  const reply = await world.cloud.admin('database.modifyDocument', {
    collectionName: 'schools',
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
    query: JSON.stringify({ _id: 'demo' }),
    data: JSON.stringify({ $push: { 'calendar.overrides': { date, kind } } }),
  });
  expect(reply['code']).toBeUndefined();
}

test('W1: clocks open with the due day, for every class that has not handed in', async () => {
  await submit(world, '6-2');
  await world.skipTo(at('2026-10-15', '23:59'));
  expect((await Stored.of(world)).ladders(`.${monday}.`)).toEqual([]);
  await world.skipTo(at(friday, '00:01'));
  const opened = (await Stored.of(world))
    .ladders('demo-')
    .filter(({ schoolId }) => schoolId === 'demo');
  expect(opened).toHaveLength(classes - 1);
  expect(opened.every(({ dueAtMs }) => dueAtMs === at(friday, '17:00'))).toBe(true);
  expect((await Stored.of(world)).ladder('6-2')).toBeUndefined();
});

test('W1: class teachers are asked on Friday at 12:00 and 16:00, a handful of robot messages for all', async () => {
  await (await world.as(teacherOf('6-1'))).call(grantNotice, {});
  const seq = await lastSeq();
  await world.skipTo(at(friday, '11:59'));
  expect(await rang(seq)).toEqual([]);
  await world.skipTo(at(friday, '12:00'));
  const noon = await rang(seq);
  expect(noon.reduce((sum, [, phones]) => sum + phones, 0)).toBe(classes - 1 + 1);
  expect(noon.length).toBeLessThanOrEqual(4);
  expect(noon[0]?.[0]).toContain('今天 17:00 截止，您班的还没有交');
  // On the phone of whoever asked for it the message opens the form itself.
  const opened = (await world.sent(seq)).filter(({ channel }) => channel === 'subscribe');
  expect(opened.map(({ detail }) => detail)).toEqual([
    expect.objectContaining({ page: 'features/class-mood/form/index' }),
  ]);
  await submit(world, '5-1');
  const later = await lastSeq();
  await world.skipTo(at(friday, '16:00'));
  const again = await rang(later);
  expect(again.reduce((sum, [, phones]) => sum + phones, 0)).toBe(classes - 2 + 1);
  const stored = await Stored.of(world);
  expect(stored.notices('mood.remind-again')).not.toContain('mood.remind-again to demo-t-5-1');
  expect(stored.ladder('5-1')?.state).toBe('stopped');
});

test('W1: at 17:00 the grade leader hears how many of the grade are missing, the class teacher that it is late', async () => {
  await submit(world, '5-2');
  const seq = await lastSeq();
  await world.skipTo(at(friday, '17:00'));
  const said = (await world.sent(seq)).filter(({ channel }) => channel === 'wecom');
  const missing = new Map<string, number>();
  for (const { text, to } of said) {
    const { key, count } = readNotice(text);
    if (key === 'mood.overdue-grade') missing.set(to, (missing.get(to) ?? 0) + count);
  }
  // Six grades, in one of which two handed in and in another one; and the small neighbour's only class.
  expect([...missing.values()].sort()).toEqual([1, 1, 2, 3, 3, 3, 3]);
  const stored = await Stored.of(world);
  expect(
    stored.notices('mood.overdue-grade').filter((one) => one.includes('demo-gl-5')),
  ).toHaveLength(1);
  const late = stored.notices('mood.overdue').filter((one) => one.startsWith('mood.overdue to '));
  expect(late).toHaveLength(classes - 3 + 1);
});

test('W1: missing counts as missing, never as nothing; late is shown as late', async () => {
  const lead = await world.as('demo-lead');
  const { figures } = await lead.call(weekOverview, {});
  expect(figures).toEqual({ owed: 18, submitted: 3, late: 0, missing: 15, open: 0 });
  await world.jumpTo(at(friday, '18:20'));
  await submit(world, '4-2');
  const after = await lead.call(weekOverview, {});
  expect(after.figures).toEqual({ owed: 18, submitted: 3, late: 1, missing: 14, open: 0 });
  expect(after.classes.find(({ classId }) => classId === 'demo-4-2')?.state).toBe('late');
  expect((await Stored.of(world)).ladder('4-2')?.state).toBe('stopped');
});

test('W1: the grade leader reminds, once a day and form, and only who has not handed in', async () => {
  const leader = await world.as('demo-gl-4');
  const { weeks } = await leader.call(missingForms, {});
  expect(
    weeks.map(({ monday: of, classes: lack }) => [of, lack.map(({ className }) => className)]),
  ).toEqual([
    ['2026-10-12', ['四（1）班', '四（3）班']],
    ['2026-10-05', ['四（3）班']],
  ]);
  const input = { classId: 'demo-4-3', monday };
  expect(await leader.call(remindTeacher, input)).toEqual({ alreadyToday: false });
  expect(await leader.call(remindTeacher, input)).toEqual({ alreadyToday: true });
  expect((await Stored.of(world)).notices('mood.reminded')).toEqual([
    'mood.reminded to demo-t-4-3',
  ]);
  expect(await refusal(leader.call(remindTeacher, { ...input, classId: 'demo-4-2' }))).toBe(
    'illegal-move',
  );
  expect(await refusal(leader.call(remindTeacher, { ...input, classId: 'demo-5-3' }))).toBe(
    'not-found',
  );
  const shown = (await leader.call(missingForms, {})).weeks[0]?.classes;
  expect(shown?.map(({ remindedToday }) => remindedToday)).toEqual([false, true]);
});

test('W1: three clocks at once, or one late by a weekend, tell nothing twice', async () => {
  const before = (await Stored.of(world)).notices();
  await world.jumpTo(at('2026-10-18', '09:00'));
  await Promise.all([
    world.cloud.call('clock'),
    world.cloud.call('clock'),
    world.cloud.call('clock'),
  ]);
  expect((await Stored.of(world)).notices()).toEqual(before);
});

test('W1: after an outage over Friday the grade leader is told at once, in the day, and skipped rungs are recorded', async () => {
  await world.skipTo(at('2026-10-22', '20:00'));
  const count = (await Stored.of(world)).notices().length;
  await world.jumpTo(at('2026-10-26', '03:00'));
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  // What a minute opens, the next one fires.
  await world.jumpTo(at('2026-10-26', '03:01'));
  await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
  const stored = await Stored.of(world);
  const clock = stored.ladder('3-1', '2026-10-23', '2026-10-19');
  expect(clock?.rungs.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['remind', 'skipped'],
    ['remind-again', 'skipped'],
    ['overdue', 'fired'],
  ]);
  // One to each class teacher, and each class to its grade leader; at night nobody is woken.
  const fresh = stored.notices().length - count;
  expect(fresh).toBe(2 * (classes + 1));
  const pending = stored
    .all<{ text: { key: string }; state: string; nextTryAtMs: number }>('outbox')
    .filter(({ text, state }) => text.key.startsWith('mood.') && state === 'pending');
  expect(new Set(pending.map(({ nextTryAtMs }) => nextTryAtMs))).toEqual(
    new Set([at('2026-10-26', '07:00')]),
  );
  expect(pending).toHaveLength(fresh);
});

test('W1: what waits for the morning is dropped for whoever handed in during the night', async () => {
  await submit(world, '3-1', undefined, '2026-10-19');
  await world.skipTo(at('2026-10-26', '07:00'));
  const outbox = (await Stored.of(world)).all<{ _id: string; state: string }>('outbox');
  const about = outbox.filter(({ _id }) => _id.startsWith('mood.demo-3-1.2026-10-19'));
  expect(about.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
});

test('W1: wherever the clock is killed on the due day, every class has its clock once', async () => {
  let deaths = 0;
  for (let call = 4; call <= 44; call += 8) {
    await world.jumpTo(at('2026-10-30', '00:01') + call * minuteMs);
    await world.faults({ kill: { function: 'clock', atAdminCall: call, after: call % 16 === 4 } });
    await world.cloud.call('clock');
    if ((await world.cloud.faults()).lastKill?.fired) deaths += 1;
    await world.faults({ reset: true, dropAbandonedTransactions: true });
  }
  await world.tick();
  expect(deaths).toBeGreaterThan(3);
  const stored = await Stored.of(world);
  expect(stored.ladders('.2026-10-26.')).toHaveLength(classes + 1);
  expect(stored.notices().filter((one) => one.includes('2026-10-26'))).toEqual([]);
});

test('W1: a Friday that the school takes off moves the due day to Thursday; a Saturday that it adds, to Saturday', async () => {
  for (const week of ['2026-11-02', '2026-11-09']) await onlyTheseOwe(world, week, ['3-3']);
  await setDay('2026-11-06', 'off');
  await world.jumpTo(at('2026-11-04', '10:00'));
  await world.tick();
  await world.skipTo(at('2026-11-05', '00:01'));
  await world.skipTo(at('2026-11-05', '12:00'));
  const thursday = (await Stored.of(world)).ladder('3-3', '2026-11-05', '2026-11-02');
  expect(thursday?.dueAtMs).toBe(at('2026-11-05', '17:00'));
  expect(thursday?.rungs.map(({ key }) => key)).toEqual(['remind']);

  await world.skipTo(at('2026-11-13', '00:01'));
  await world.skipTo(at('2026-11-13', '12:00'));
  await setDay('2026-11-14', 'school');
  await world.skipTo(at('2026-11-13', '16:00'));
  const stored = await Stored.of(world);
  expect(stored.ladder('3-3', '2026-11-13', '2026-11-09')?.state).toBe('stopped');
  await world.skipTo(at('2026-11-14', '15:59'));
  await world.skipTo(at('2026-11-14', '16:00'));
  const moved = (await Stored.of(world)).ladder('3-3', '2026-11-14', '2026-11-09');
  expect(moved?.rungs.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['remind', 'skipped'],
    ['remind-again', 'fired'],
  ]);
});

test('W1: a week without any school day owes nothing, asks nobody and is in no figure', async () => {
  for (const day of ['16', '17', '18', '19', '20']) await setDay(`2026-11-${day}`, 'off');
  await world.skipTo(at('2026-11-16', '10:00'));
  const ofDemo = async () =>
    (await Stored.of(world)).notices().filter((one) => one.includes(' to demo-'));
  const before = await ofDemo();
  await world.skipTo(at('2026-11-20', '18:00'));
  expect(await ofDemo()).toEqual(before);
  const lead = await world.as('demo-lead');
  const overview = await lead.call(weekOverview, {});
  expect([overview.dueAtMs, overview.figures.owed]).toEqual([null, 0]);
  expect(overview.strip.map(({ monday: of }) => of)).not.toContain('2026-11-16');
  const actor = await world.as(teacherOf('3-3'));
  const { form } = await actor.call(openForm, { classId: 'demo-3-3' });
  expect([form.state, form.dueAtMs]).toEqual(['not-owed', null]);
});
