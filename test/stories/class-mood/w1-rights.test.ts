/** W1 on the real SDK: who sees what of the weekly form. A level never reaches a child, a name never a dashboard. */
import type { InputOf } from '../../../src/shared/action/contract';
import type { Air, Sight } from '../../../src/shared/class-mood/model';
import { myNote, writeNote } from '../../../src/shared/class-mood/member-contracts';
import {
  observationDesk,
  reportObservation,
} from '../../../src/shared/class-mood/observer-contracts';
import {
  missingForms,
  readConcerns,
  weekOverview,
} from '../../../src/shared/class-mood/overview-contracts';
import { openForm, saveDraft, submitForm } from '../../../src/shared/class-mood/teacher-contracts';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';
import {
  classIdOf,
  fact,
  fresh,
  lastMonday,
  monday,
  Stored,
  studentId,
  submit,
  teacherOf,
  written,
} from './mood-fixture';

let world: World;
const child = studentId('6-2', '07');

beforeAll(async () => {
  world = await startWorld({ nowMs: at('2026-10-16', '10:00') });
  await submit(world, '6-2', written({ concerns: [fresh(child, { level: 'orange' })] }));
});

afterAll(() => world.end());

type WrittenNote = Extract<InputOf<typeof writeNote>['note'], { state: 'written' }>;

const noteOf = (air: Air, sights: Sight[], text: string): WrittenNote => ({
  state: 'written',
  air,
  sights,
  text,
});

const childName = () => world.person(child).name;

test('W1: a mood member writes simple words, may decline, and never learns a level or whom a teacher cares for', async () => {
  const member = await world.as(studentId('6-2', '45'));
  const note = noteOf('calm', ['kind', 'tired'], '秋游回来都很累。');
  const input = { classId: classIdOf('6-2'), monday };
  await member.call(writeNote, { ...input, note });
  const { week } = await member.call(myNote, {});
  expect(week?.note).toEqual(note);
  await member.call(writeNote, { ...input, note: { state: 'declined' } });
  const declined = await member.call(myNote, {});
  expect(declined.week?.note).toEqual({ state: 'declined', air: null, sights: [], text: '' });
  const said = JSON.stringify([week, declined]);
  expect(said).not.toMatch(/level|yellow|orange|"red"|concern|studentId/);
  for (const secret of [fact, childName(), child]) expect(said).not.toContain(secret);
  for (const action of [
    openForm,
    saveDraft,
    submitForm,
    readConcerns,
    weekOverview,
    observationDesk,
  ])
    expect(await member.reply(action.name, {})).toMatchObject({ error: { code: 'forbidden' } });
});

test('W1: a mood member writes for the own class and this week only; a diagnosis is no note', async () => {
  const member = await world.as(studentId('6-2', '45'));
  const note = noteOf('calm', [], '');
  const input = { classId: classIdOf('6-2'), monday, note };
  const other = { ...input, classId: classIdOf('6-3') };
  expect(await refusal(member.call(writeNote, other))).toBe('not-found');
  for (const week of ['2026-10-05', '2026-10-19', '2026-10-13'])
    expect(await refusal(member.call(writeNote, { ...input, monday: week }))).toBe('illegal-move');
  const label = { ...input, note: { ...note, text: '他有抑郁症' } };
  expect(await refusal(member.call(writeNote, label))).toBe('mood-label');
  const classmate = await world.as(studentId('6-2', '20'));
  expect(await refusal(classmate.call(writeNote, input))).toBe('forbidden');
});

test('W1: two taps of a mood member are one note', async () => {
  const member = await world.as(studentId('6-3', '44'));
  const note = noteOf('bright', [], '');
  const input = { classId: classIdOf('6-3'), monday, note };
  await Promise.all([
    member.call(writeNote, input),
    member.call(writeNote, input),
    member.call(writeNote, input),
  ]);
  const notes = (await Stored.of(world)).all<{ studentId: string }>('mood_notes');
  expect(notes.filter((one) => one.studentId === member.person.personId)).toHaveLength(1);
});

test('W1: a class teacher reaches the own class only, and names nobody of another', async () => {
  const actor = await world.as(teacherOf('6-1'));
  const foreign = { classId: classIdOf('6-2'), monday, version: 0, content: written() };
  expect(await refusal(actor.call(openForm, { classId: foreign.classId }))).toBe('not-found');
  expect(await refusal(actor.call(saveDraft, foreign))).toBe('not-found');
  expect(await refusal(actor.call(submitForm, { ...foreign, seen: [] }))).toBe('not-found');
  const own = {
    ...foreign,
    classId: classIdOf('6-1'),
    content: written({ concerns: [fresh(child)] }),
  };
  expect(await refusal(actor.call(saveDraft, own))).toBe('not-found');
});

test('W1: a subject teacher reports of classes taught, of students in them, and facts', async () => {
  const observer = await world.as('demo-en-6');
  const desk = await observer.call(observationDesk, { classId: classIdOf('6-2') });
  expect(desk.classes.map(({ name }) => name)).toEqual(['六（1）班', '六（2）班', '六（3）班']);
  expect(desk.students).toHaveLength(45);
  // Own words of this week come back; what the class teacher made of them does not.
  expect(desk.mine.map(({ text }) => text)).toEqual(['这周没交作业，上课走神。']);
  expect(JSON.stringify(desk)).not.toContain(fact);
  const input = {
    classId: classIdOf('6-2'),
    studentId: child,
    kind: 'absence' as const,
    text: '缺了两节课',
  };
  const refused = async (change: object) =>
    refusal(observer.call(reportObservation, { ...input, ...change }));
  expect(await refused({ classId: classIdOf('5-2') })).toBe('not-found');
  expect(await refused({ studentId: studentId('6-1', '07') })).toBe('not-found');
  expect(await refused({ text: '问题学生' })).toBe('mood-label');
  await observer.call(reportObservation, input, 'the-same-observation');
  await observer.call(reportObservation, input, 'the-same-observation');
  expect((await Stored.of(world)).all('mood_observations').length).toBe(3);
  const other = { ...input, text: '缺了三节课' };
  expect(await refusal(observer.call(reportObservation, other, 'the-same-observation'))).toBe(
    'request-conflict',
  );
});

test('W1: the centre reads names by a reading that is audited; the week itself names nobody', async () => {
  const lead = await world.as('demo-lead');
  const week = await lead.call(weekOverview, {});
  const row = week.classes.find(({ classId }) => classId === classIdOf('6-2'));
  expect(row).toMatchObject({
    state: 'submitted',
    summary: { counts: { low: 4, irritable: 2, tense: 1 }, concerns: { orange: 1 }, classSize: 45 },
  });
  expect(row?.heat).toHaveLength(7);
  expect(week.sums).toMatchObject({ counted: 45, counts: { low: 4 }, concerns: { orange: 1 } });
  expect(JSON.stringify(week)).not.toMatch(/demo-s-|连续四天/);
  expect(JSON.stringify(week)).not.toContain(childName());

  const { concerns } = await lead.call(readConcerns, { classId: classIdOf('6-2'), monday });
  expect(concerns).toEqual([
    expect.objectContaining({ name: childName(), behaviour: fact, level: 'orange', since: monday }),
  ]);
  const counsellor = await world.as('demo-c-2');
  await counsellor.call(readConcerns, { classId: classIdOf('6-2'), monday });
  expect((await Stored.of(world)).audits('class-mood.concerns')).toEqual([
    `demo-lead demo-6-2.${monday}`,
    `demo-c-2 demo-6-2.${monday}`,
  ]);
});

test('W1: leaders get sums of the school: no name, no figure of one class, no reading of names', async () => {
  const leader = await world.as('demo-leader-1');
  const week = await leader.call(weekOverview, {});
  expect(week.figures).toMatchObject({ owed: 18, submitted: 1, open: 17 });
  expect(week.classes.every(({ summary, heat }) => summary === null && heat.length === 0)).toBe(
    true,
  );
  expect(week.sums).toBeNull();
  expect(week.strip.at(-1)).toMatchObject({ unsettled: null, counted: null, heat: null });
  const input = { classId: classIdOf('6-2'), monday };
  expect(await refusal(leader.call(readConcerns, input))).toBe('forbidden');
  expect(await refusal(leader.call(openForm, { classId: classIdOf('6-2') }))).toBe('forbidden');
});

test('W1: the grade leader sees who is missing in the own grade, and no content', async () => {
  const leader = await world.as('demo-gl-6');
  const { weeks } = await leader.call(missingForms, {});
  expect(weeks[0]?.classes.map(({ className }) => className)).toEqual(['六（1）班', '六（3）班']);
  expect(JSON.stringify(weeks)).not.toMatch(/orange|counts|behaviour|demo-s-/);
  expect(await refusal(leader.call(weekOverview, {}))).toBe('forbidden');
});

test('W1: guardians and students have no way to a form', async () => {
  for (const person of [world.person(child), world.person('demo-g-6-2-07')]) {
    const actor = await world.as(person);
    for (const action of [openForm, weekOverview, readConcerns, missingForms, observationDesk])
      expect(await actor.reply(action.name, {})).toMatchObject({ error: { code: 'forbidden' } });
  }
});

test('W1: the heat strip is the sum of what was handed in, week by week', async () => {
  const { strip } = await (await world.as('demo-lead')).call(weekOverview, {});
  const forms = (await Stored.of(world))
    .all<{
      monday: string;
      schoolId: string;
      submitted: { classSize: number; counts: Record<string, number> } | null;
    }>('mood_forms')
    .filter(({ submitted }) => submitted !== null);
  expect(strip).toHaveLength(7);
  for (const week of strip) {
    const own = forms.filter((form) => form.monday === week.monday);
    const sum = (of: (form: (typeof own)[number]) => number) =>
      own.reduce((total, form) => total + of(form), 0);
    expect([week.counted, week.unsettled, week.figures.submitted + week.figures.late]).toEqual([
      sum(({ submitted }) => submitted?.classSize ?? 0),
      sum(({ submitted }) => Object.values(submitted?.counts ?? {}).reduce((a, b) => a + b, 0)),
      own.length,
    ]);
    expect(week.figures.owed).toBe(18);
  }
  expect(strip.map(({ weekNumber }) => weekNumber)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('W1: a mood member’s note is read by the class teacher and by nobody else, and names no writer', async () => {
  const member = await world.as(studentId('6-2', '44'));
  const text = '最近午休有点安静，大家话不多。';
  const note = noteOf('heavy', ['alone'], text);
  await member.call(writeNote, { classId: classIdOf('6-2'), monday, note });
  const input = { classId: classIdOf('6-2'), monday };
  const form = JSON.stringify(await (await world.as(teacherOf('6-2'))).call(openForm, input));
  expect(form).toContain(text);
  expect(form).not.toMatch(/"notes":[^\]]*demo-s-/);
  const others = [
    ['demo-lead', weekOverview, {}],
    ['demo-lead', readConcerns, input],
    ['demo-c-2', readConcerns, input],
    ['demo-leader-1', weekOverview, {}],
    ['demo-gl-6', missingForms, {}],
    ['demo-en-6', observationDesk, { classId: input.classId }],
    ['demo-t-6-1', openForm, {}],
    [studentId('6-2', '45'), myNote, {}],
  ] as const;
  for (const [personId, action, asked] of others) {
    const reply = await (await world.as(personId)).reply(action.name, asked);
    expect([personId, reply.ok, JSON.stringify(reply).includes(text)]).toEqual([
      personId,
      true,
      false,
    ]);
  }
});

test('W1: what one class hands in or changes after its week is seen by the centre, and moves nothing that leaders see', async () => {
  const [leader, lead] = [await world.as('demo-leader-1'), await world.as('demo-lead')];
  const lookOf = async (actor: Actor) => {
    const { sums, strip } = await actor.call(weekOverview, { monday: lastMonday });
    return { sums, ofWeek: strip.find((one) => one.monday === lastMonday) };
  };
  const [before, beforeOfCentre] = [await lookOf(leader), await lookOf(lead)];
  expect(before.sums?.counted).toBeGreaterThan(0);
  const { classes } = await lead.call(weekOverview, { monday: lastMonday });
  const missing = classes.find(({ state }) => state === 'missing');
  const place = missing?.classId.slice('demo-'.length) ?? '';
  await submit(world, place, written(), lastMonday);
  await submit(world, '1-1', written({ counts: { low: 9, irritable: 9, tense: 9 } }), lastMonday);
  await submit(world, '1-1', written({ counts: { low: 8, irritable: 8, tense: 8 } }), lastMonday);
  const after = await lookOf(leader);
  expect(after.sums).toEqual(before.sums);
  expect(after.ofWeek).toEqual({
    ...before.ofWeek,
    figures: expect.objectContaining({ missing: expect.any(Number) as number }) as object,
  });
  const centre = await lookOf(lead);
  expect(centre.sums?.counted).toBe((beforeOfCentre.sums?.counted ?? 0) + 45);
  expect(centre.sums?.counts).not.toEqual(beforeOfCentre.sums?.counts);
});
