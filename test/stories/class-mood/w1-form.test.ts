/** W1 on the real SDK: the form is opened, kept, handed in and changed. */
import { randomUUID } from 'node:crypto';
import { reportObservation } from '../../../src/shared/class-mood/observer-contracts';
import { writeNote } from '../../../src/shared/class-mood/member-contracts';
import { emptyContent, formIdOf } from '../../../src/shared/class-mood/model';
import { owedForms } from '../../../src/shared/class-mood/owed-contract';
import { saveDraft, submitForm } from '../../../src/shared/class-mood/teacher-contracts';
import { rounds } from '../../harness/long-run';
import { at, refusal, startWorld, type World } from '../../harness/world';
import {
  carried,
  classIdOf,
  fact,
  fresh,
  friday,
  lastMonday,
  monday,
  open,
  Stored,
  studentId,
  submit,
  teacherOf,
  written,
} from './mood-fixture';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.end());

const teacher = (place: string) => world.as(teacherOf(place));
const draftInput = (place: string, version: number, content = written()) => ({
  classId: classIdOf(place),
  monday,
  version,
  content,
});

test('W1: this week’s form is owed on Friday at 17:00, and what is missing of earlier weeks stands before it', async () => {
  const { forms } = await (await teacher('4-3')).call(owedForms, {});
  expect(forms).toEqual([
    {
      classId: 'demo-4-3',
      className: '四（3）班',
      monday: lastMonday,
      weekNumber: 6,
      dueAtMs: at('2026-10-10', '17:00'),
      state: 'missing',
    },
    {
      classId: 'demo-4-3',
      className: '四（3）班',
      monday,
      weekNumber: 7,
      dueAtMs: at(friday, '17:00'),
      state: 'open',
    },
  ]);
});

test('W1: the mood member’s note and the subject teacher’s observation flow into the form', async () => {
  const member = await world.as(studentId('5-1', '45'));
  await member.call(writeNote, {
    classId: classIdOf('5-1'),
    monday,
    note: { state: 'written', air: 'heavy', sights: ['worried'], text: '大家都在说月底的测验。' },
  });
  const other = await world.as(studentId('5-1', '44'));
  await other.call(writeNote, { classId: classIdOf('5-1'), monday, note: { state: 'declined' } });
  const observer = await world.as('demo-en-5');
  await observer.call(reportObservation, {
    classId: classIdOf('5-1'),
    studentId: studentId('5-1', '08'),
    kind: 'marks',
    text: '这周没交作业',
  });
  const form = await open(await teacher('5-1'), '5-1');
  expect(form.notes).toEqual([
    { state: 'declined', air: null, sights: [], text: '', fromLastWeek: false },
    {
      state: 'written',
      air: 'heavy',
      sights: ['worried'],
      text: '大家都在说月底的测验。',
      fromLastWeek: false,
    },
  ]);
  expect(form.observations).toEqual([
    expect.objectContaining({
      student: { personId: studentId('5-1', '08'), name: expect.any(String) as string },
      kind: 'marks',
      text: '这周没交作业',
      by: expect.stringMatching(/^英语 .老师$/) as string,
      fromLastWeek: false,
    }),
  ]);
  expect((await Stored.of(world)).notices('mood.observation')).toEqual([
    'mood.observation to demo-t-5-1',
  ]);
});

test('W1: an observation that came after the form was handed in stands on next week’s form', async () => {
  await submit(world, '5-1');
  const observer = await world.as('demo-en-5');
  const told = {
    classId: classIdOf('5-1'),
    kind: 'conflict' as const,
    text: '下课时两个人推了起来',
  };
  await observer.call(reportObservation, told);
  await world.jumpTo(at('2026-10-19', '09:00'));
  const form = await open(await teacher('5-1'), '5-1', '2026-10-19');
  expect(form.observations).toEqual([
    expect.objectContaining({ text: told.text, student: null, fromLastWeek: true }),
  ]);
  await world.jumpTo(at(monday, '10:00'));
});

test('W1: nothing unusual is one tap, and is stored as said, not as missing', async () => {
  const { state } = await submit(world, '1-1', { ...emptyContent, quiet: true });
  expect(state).toBe('submitted');
  expect((await Stored.of(world)).form('1-1')?.submitted).toMatchObject({
    quiet: true,
    classSize: 45,
    counts: { low: 0, irritable: 0, tense: 0 },
  });
});

test.each([
  ['mood-counts', written({ counts: { low: 45, irritable: 1, tense: 0 } })],
  ['mood-empty', emptyContent],
  ['mood-not-quiet', written({ quiet: true })],
  ['mood-fact-missing', written({ concerns: [fresh('demo-s-1-2-03', { behaviour: '' })] })],
  ['mood-label', written({ concerns: [fresh('demo-s-1-2-03', { behaviour: '抑郁症' })] })],
  ['mood-mixed-up', written({ concerns: [carried('demo-s-1-2-03')] })],
  ['not-found', written({ concerns: [fresh('demo-s-1-3-03')] })],
] as const)('W1: a form that is not whole is refused: %s', async (code, content) => {
  expect(await refusal(submit(world, '1-2', content))).toBe(code);
  expect((await Stored.of(world)).form('1-2')).toBeUndefined();
});

test('W1: last week’s student of concern is asked for a word, carried on by it and ended by “better”', async () => {
  const student = studentId('6-1', '12');
  const form = await open(await teacher('6-1'), '6-1');
  expect(form.carried).toEqual([
    expect.objectContaining({ studentId: student, level: 'orange', since: '2026-09-21' }),
  ]);
  expect(await refusal(submit(world, '6-1', written()))).toBe('mood-word-missing');
  expect(await refusal(submit(world, '6-1', { ...emptyContent, quiet: true }))).toBe(
    'mood-not-quiet',
  );
  await submit(world, '6-1', written({ concerns: [carried(student, { level: 'orange' })] }));
  const kept = (await Stored.of(world)).concerns('6-1')?.submitted;
  // Nothing new was seen: the last fact stays with the word.
  expect(kept).toEqual([
    expect.objectContaining({
      word: 'same',
      since: '2026-09-21',
      behaviour: form.carried[0]?.behaviour,
    }),
  ]);
  await world.jumpTo(at('2026-10-19', '09:00'));
  const next = '2026-10-19';
  expect((await open(await teacher('6-1'), '6-1', next)).carried).toHaveLength(1);
  const better = written({ concerns: [carried(student, { word: 'better', level: 'orange' })] });
  await submit(world, '6-1', better, next);
  await world.jumpTo(at('2026-10-26', '09:00'));
  expect((await open(await teacher('6-1'), '6-1', '2026-10-26')).carried).toEqual([]);
  await world.jumpTo(at(monday, '10:00'));
});

test('W1: a draft is kept, another phone goes on with it, and handing in ends it', async () => {
  const actor = await teacher('3-1');
  const first = await actor.call(saveDraft, draftInput('3-1', 0));
  expect(first).toEqual({ saved: true, version: 1, other: null });
  const second = await world.as(teacherOf('3-1'));
  const seen = await open(second, '3-1');
  expect([seen.version, seen.draft, seen.state]).toEqual([1, written(), 'open']);
  const more = written({ concerns: [fresh(studentId('3-1', '07'))] });
  expect(await second.call(saveDraft, draftInput('3-1', 1, more))).toMatchObject({ saved: true });
  // The first phone knows version 1: nothing is overwritten, and it learns what the other kept.
  const late = await actor.call(saveDraft, draftInput('3-1', 1, written({ events: [] })));
  expect(late).toEqual({ saved: false, version: 2, other: more });
  await submit(world, '3-1', more);
  const form = await open(actor, '3-1');
  expect([form.draft, form.submitted?.content]).toEqual([null, more]);
});

test('W1: a form that was handed in may be changed, and every version is kept', async () => {
  await submit(world, '2-1', written());
  const changed = written({ concerns: [fresh(studentId('2-1', '07'))] });
  const actor = await teacher('2-1');
  const { version } = await open(actor, '2-1');
  await actor.call(saveDraft, draftInput('2-1', version, changed));
  const waiting = await open(actor, '2-1');
  expect([waiting.draft, waiting.submitted?.content]).toEqual([changed, written()]);
  await submit(world, '2-1', changed);
  const stored = await Stored.of(world);
  const form = stored.form('2-1');
  expect(form?.history.map(({ number, byPersonId }) => [number, byPersonId])).toEqual([
    [1, 'demo-t-2-1'],
    [2, 'demo-t-2-1'],
  ]);
  const versions = stored
    .all<{ _id: string; concerns: unknown[] }>('mood_versions')
    .filter(({ _id }) => _id.startsWith(formIdOf('demo-2-1', monday)));
  expect(versions.map(({ concerns }) => concerns.length)).toEqual([0, 1]);
  expect(form?.submitted).toMatchObject({ number: 2, concerns: { yellow: 1 } });
});

test('W1: a change that is taken back leaves nothing to hand in', async () => {
  const actor = await teacher('2-1');
  const { version, submitted } = await open(actor, '2-1');
  const wild = written({ counts: { low: 9, irritable: 9, tense: 9 } });
  const saved = await actor.call(saveDraft, draftInput('2-1', version, wild));
  expect((await open(actor, '2-1')).draft).toEqual(wild);
  await actor.call(saveDraft, draftInput('2-1', saved.version, submitted?.content));
  expect((await open(actor, '2-1')).draft).toBeNull();
});

test('W1: a lost reply and a second tap are one handing-in; another content under its id is a conflict', async () => {
  const actor = await teacher('2-3');
  const requestId = randomUUID();
  const input = { ...draftInput('2-3', 0), seen: [] };
  const first = await actor.call(submitForm, input, requestId);
  const again = await actor.call(submitForm, input, requestId);
  expect(again).toEqual(first);
  expect((await Stored.of(world)).form('2-3')?.history).toHaveLength(1);
  const other = { ...input, content: written({ counts: { low: 1, irritable: 0, tense: 0 } }) };
  expect(await refusal(actor.call(submitForm, other, requestId))).toBe('request-conflict');
  expect(await refusal(actor.call(submitForm, other))).toBe('stale-version');
});

test('W1: form, students, version and audit are one: wherever the call is killed, all of it or nothing is there', async () => {
  const content = written({ concerns: [fresh(studentId('3-2', '07'))] });
  const actor = await teacher('3-2');
  const requestId = randomUUID();
  let deaths = 0;
  for (let call = 8; call <= 18; call += rounds(2, 1)) {
    await world.faults({ kill: { function: 'api', atAdminCall: call, after: call % 4 === 0 } });
    const input = { ...draftInput('3-2', 0, content), seen: [] };
    await actor.reply(submitForm.name, input, { requestId }).catch(() => undefined);
    if ((await world.cloud.faults()).lastKill?.fired) deaths += 1;
    await world.faults({ reset: true, dropAbandonedTransactions: true });
    const stored = await Stored.of(world);
    const there = stored.form('3-2')?.submitted?.number ?? 0;
    expect([
      stored.concerns('3-2')?.submitted.length ?? 0,
      stored
        .all<{ formId: string }>('mood_versions')
        .filter(({ formId }) => formId.startsWith('demo-3-2.2026-10-12')).length,
      stored.audits('class-mood.submit').filter((entry) => entry.includes('demo-3-2')).length,
    ]).toEqual([there, there, there]);
  }
  const done = await actor.call(
    submitForm,
    { ...draftInput('3-2', 0, content), seen: [] },
    requestId,
  );
  expect(done.submitted.number).toBe(1);
  expect(deaths).toBeGreaterThan(4);
});

test('W1: a suggested red is looked at now: the centre’s head is told at once, once, without a name', async () => {
  const red = written({ concerns: [fresh(studentId('6-3', '07'), { level: 'red' })] });
  await submit(world, '6-3', red);
  await submit(world, '6-3', { ...red, counts: { low: 0, irritable: 0, tense: 0 } });
  expect((await Stored.of(world)).notices('mood.look-now')).toEqual(['mood.look-now to demo-lead']);
  const said = (await world.sent()).filter(({ text }) => text.includes('请您马上看'));
  expect(said).toHaveLength(1);
  expect(said[0]?.text).not.toMatch(/红|red|六（3）/);
});

test('W1: weeks that may not be written are refused: ahead, too old, no Monday', async () => {
  const actor = await teacher('3-3');
  for (const week of ['2026-10-19', '2026-10-13', '2026-08-31']) {
    const input = { ...draftInput('3-3', 0), monday: week };
    expect(await refusal(actor.call(saveDraft, input))).toBe('illegal-move');
    expect(await refusal(actor.call(submitForm, { ...input, seen: [] }))).toBe('illegal-move');
    expect(await refusal(open(actor, '3-3', week))).toBe('illegal-move');
  }
});

test('W1: what was seen of a child lies on the person side, without a time; the form names nobody', async () => {
  const stored = await Stored.of(world);
  const text = JSON.stringify(stored.all('mood_forms'));
  expect(text).toContain('"atMs"');
  expect(text).not.toMatch(/demo-s-|连续四天/);
  const named = ['mood_concerns', 'mood_versions', 'mood_notes', 'mood_observations'];
  const persons = JSON.stringify(named.map((name) => stored.all(name)));
  expect(persons).toContain(fact);
  expect(persons).not.toMatch(/"\w*(At|at)Ms"|:\d{10,}/);
});

test('W1: every opening of a form is audited, saving a draft is not', async () => {
  const stored = await Stored.of(world);
  expect(stored.audits('class-mood.open').length).toBeGreaterThan(10);
  expect(stored.audits('class-mood.open')[0]).toBe('demo-t-5-1 demo-5-1.2026-10-12');
  expect(stored.audits('class-mood.save-draft')).toEqual([]);
  expect(stored.audits('class-mood.observe')).toHaveLength(2);
  expect(stored.audits('class-mood.write-note')).toEqual([]);
});
