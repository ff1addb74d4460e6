/** A school begins with some grades on the real SDK (G1): who is asked, who is not, and what never depends on it. */
import { bookingStudents } from '../../../src/shared/bookings/counsellor-contracts';
import {
  bookingDays,
  confirmBooking,
  ownBookings,
} from '../../../src/shared/bookings/student-contracts';
import { weekOverview } from '../../../src/shared/class-mood/overview-contracts';
import { owedForms } from '../../../src/shared/class-mood/owed-contract';
import { childrenToday } from '../../../src/shared/homework/home-contract';
import { homeworkDesk } from '../../../src/shared/homework/teacher-contracts';
import { postMessage } from '../../../src/shared/messages/student-contracts';
import { me } from '../../../src/shared/people/contracts';
import { moveToClass } from '../../../src/shared/people/desk-contracts';
import { changeSetting, listSettings } from '../../../src/shared/settings/contracts';
import { participation } from '../../../src/shared/training/participation-contracts';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';

let world: World;
let admin: Actor;

beforeAll(async () => {
  world = await startWorld();
  admin = await world.as('demo-admin');
});

afterAll(() => world.end());

async function use(key: string, value: string, fromDate: string): Promise<void> {
  const { version } = await admin.call(listSettings, {});
  await admin.call(changeSetting, { key: `modules.${key}`, value, fromDate, version });
}

const offFor = async (who: string) =>
  (await (await world.as(who)).call(me, {})).persons.find(({ personId }) => personId === who)
    ?.modulesOff;

test('G1: until the pilot’s first day everything is as it was; from then on a grade outside is not asked', async () => {
  await use('homework', 'g5', '2026-10-13');
  await use('class-mood', 'g5', '2026-10-13');
  const [sixth, fifth] = [await world.as('demo-t-6-1'), await world.as('demo-t-5-1')];
  // This week's form is due on a day of the pilot already: asked by nobody of the sixth, and still no refusal.
  expect((await sixth.call(owedForms, {})).forms).toEqual([]);
  await world.jumpTo(at('2026-10-13', '08:00'));
  expect(await refusal(sixth.call(owedForms, {}))).toBe('module-off');
  expect((await fifth.call(owedForms, {})).forms).not.toEqual([]);
  expect(await offFor('demo-t-6-1')).toEqual(['homework', 'class-mood']);
  expect(await offFor('demo-t-5-1')).toEqual([]);
});

test('G1: a family of two grades hears of the child whose grade takes part', async () => {
  const [sixth, fifth] = [await world.as('demo-g-6-1-01'), await world.as('demo-g-5-1-01')];
  expect(await refusal(sixth.call(childrenToday, {}))).toBe('module-off');
  expect((await fifth.call(childrenToday, {})).children).toHaveLength(1);
  await use('homework', 'g1', '2026-10-13');
  // Siblings of the first and fourth grade under one parent.
  const parent = await world.as('demo-g-4-1-01');
  const { children } = await parent.call(childrenToday, {});
  expect(children.map(({ className }) => className)).toEqual(['一（1）班']);
  expect(await offFor('demo-g-4-1-01')).not.toContain('homework');
  await use('homework', 'g5', '2026-10-13');
});

test('G1: whoever works in several grades sees the classes of those that take part', async () => {
  const teacher = await world.as('demo-gl-5');
  const { rows } = await teacher.call(homeworkDesk, {});
  expect(new Set(rows.map(({ classId }) => classId.split('-')[1]))).toEqual(new Set(['5']));
  expect(await refusal((await world.as('demo-gl-6')).call(homeworkDesk, {}))).toBe('module-off');
});

test('W1, H1: the clock asks nobody of a grade outside, and the centre counts without it', async () => {
  await world.skipTo(at('2026-10-16', '08:00'));
  await world.tick();
  const running = (await world.dump('ladders'))['ladders'] ?? [];
  const asked = running
    .filter(({ startedAtMs }) => startedAtMs === at('2026-10-16', '00:00'))
    .filter(({ schoolId }) => schoolId === 'demo')
    .map(({ subject }) => (subject as { id: string }).id.split('.')[0]?.split('-')[1]);
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked)).toEqual(new Set(['5']));
  const centre = await world.as('demo-lead');
  const { figures, classes } = await centre.call(weekOverview, { monday: '2026-10-12' });
  expect([figures.owed, new Set(classes.map(({ grade }) => grade))]).toEqual([3, new Set([5])]);
});

test('G1: a child who moves to a class of the pilot takes part at once, with its family', async () => {
  const studentId = 'demo-s-6-1-01';
  await admin.call(moveToClass, { studentId, classId: 'demo-5-1' });
  const parent = await world.as('demo-g-6-1-01');
  const { children } = await parent.call(childrenToday, {});
  expect(children.map(({ childId }) => childId)).toEqual([studentId]);
});

test('B1: where bookings end, a child still sees what it has; the counsellor may enter any child', async () => {
  const child = await world.as('demo-s-6-2-05');
  const { days } = await child.call(bookingDays, { counsellorId: null });
  const slot = days.flatMap((day) => day.slots.map(({ start }) => ({ date: day.date, start })))[0];
  if (!slot) throw new Error('nothing is free');
  await child.call(confirmBooking, { ...slot, counsellorId: null, topic: null });
  await use('bookings', 'g5', '2026-10-16');
  expect(await refusal(child.call(bookingDays, { counsellorId: null }))).toBe('module-off');
  expect((await child.call(ownBookings, {})).bookings).toHaveLength(1);
  const counsellor = await world.onDuty();
  const found = await (await world.as(counsellor)).call(bookingStudents, { classId: 'demo-6-2' });
  expect(found.students.length).toBeGreaterThan(40);
});

test('T2: classes outside are not in the share of families who took part', async () => {
  await use('training', 'g1-2', '2026-10-16');
  const leader = await world.as('demo-lead');
  const { classes } = await leader.call(participation, {});
  expect(new Set(classes.map(({ grade }) => grade))).toEqual(new Set([1, 2]));
});

test('M1: with every module ended a child writes as ever', async () => {
  for (const key of ['bookings', 'homework', 'training', 'class-mood'])
    await use(key, 'none', '2026-10-16');
  const child = await world.as('demo-s-6-3-09');
  const posted = await child.call(postMessage, { text: '想说说话。' });
  expect(posted.thread.threadId).not.toBe('');
});
