/** T2 on the real SDK: codes at the door, an organiser without a network, corrections, lessons, participation. */
import {
  answerCheckpoint,
  checkIn,
  openLesson,
  readOnLesson,
  withdrawFamily,
} from '../../../src/shared/training/family-contracts';
import {
  correctCheckIn,
  saveLesson,
  syncCheckIns,
} from '../../../src/shared/training/organiser-contracts';
import {
  notCome,
  participation,
  remindFamilies,
} from '../../../src/shared/training/participation-contracts';
import { testFullDoor } from './full-door';
import { at, minuteMs, refusal, startWorld, type Actor, type World } from '../../harness/world';
import {
  askForReminders,
  becomesGuardian,
  families,
  family,
  instantsIn,
  lead,
  look,
  plan,
  saturday,
  sheetOf,
  shownAt,
  sign,
  stored,
  told,
} from './training-world';
import { exampleLesson } from '../../security/examples/training';

let world: World;
let organiser: Actor;
let sessionId: string;

beforeAll(async () => {
  world = await startWorld();
  organiser = await lead(world);
  ({ sessionId } = await plan(organiser, { capacity: 30 }));
  for (const actor of await families(world, 1, 2, 3, 4, 5, 6, 7, 8))
    await sign(actor, sessionId, 2);
});

afterAll(() => world.end());

const check = (actor: Actor, code: string) => actor.call(checkIn, { sessionId, code });

test('T2: codes are there on the day only, and open the door two hours around the session', async () => {
  const [an] = await families(world, 1);
  expect(await refusal(sheetOf(organiser, sessionId))).toBe('check-in-closed');
  await world.jumpTo(at(saturday, '07:00'));
  const early = shownAt(await sheetOf(organiser, sessionId), await world.nowMs());
  expect(await refusal(check(an, early.qr))).toBe('check-in-closed');
});

test('T2: the QR code holds for 30 s, is signed, and is good for its own session and for families with a place', async () => {
  await world.jumpTo(at(saturday, '09:20'));
  const [an, bo, stranger] = await families(world, 1, 2, 20);
  const sheet = await sheetOf(organiser, sessionId);
  const shownMs = await world.nowMs();
  const { qr } = shownAt(sheet, shownMs);
  await world.jumpTo(shownMs - (shownMs % 15_000) + 29_000);
  expect(await refusal(check(stranger, qr))).toBe('no-place-yet');
  expect((await check(an, qr)).place).toMatchObject({ came: true, persons: 2 });
  // Whoever sits there gives the seat to nobody.
  expect(await refusal(an.call(withdrawFamily, { sessionId }))).toBe('training-closed');
  await world.jumpTo(shownMs - (shownMs % 15_000) + 30_000);
  expect(await refusal(check(bo, qr))).toBe('code-over');
  const [step = '', signature = ''] = qr.split('.');
  expect(await refusal(check(bo, `${Number(step) + 2}.${signature}`))).toBe('code-wrong');
  const other = await plan(organiser, { date: saturday, start: '13:00', end: '14:00' });
  const foreign = shownAt(await sheetOf(organiser, other.sessionId), await world.nowMs());
  expect(await refusal(check(bo, foreign.qr))).toBe('code-wrong');
  // Twice is once, also with a code that is over.
  expect((await check(an, qr)).place.came).toBe(true);
});

test('T2: four digits do as well; guesses are counted, and then only the QR code helps', async () => {
  const [bo, chi] = await families(world, 2, 3);
  const sheet = await sheetOf(organiser, sessionId);
  const { digits } = shownAt(sheet, await world.nowMs());
  expect((await check(bo, digits)).place.came).toBe(true);
  const wrong = String((Number(digits) + 5_000) % 10_000).padStart(4, '0');
  for (let guess = 0; guess < 5; guess += 1)
    expect(await refusal(check(chi, wrong))).toBe('code-wrong');
  expect(await refusal(check(chi, digits))).toBe('digits-used-up');
  expect((await check(chi, shownAt(sheet, await world.nowMs()).qr)).place.came).toBe(true);
});

test('T2: two guardians come each for themselves: tries, coming and children are their own, and neither watches the other', async () => {
  const [mother] = await families(world, 9);
  const father = await becomesGuardian(world, 'demo-g-3-2-39', 'demo-s-3-2-09');
  await sign(mother, sessionId, 2);
  const sheet = await sheetOf(organiser, sessionId);
  const shown = async () => shownAt(sheet, await world.nowMs());
  // The doors are open: he takes nobody's place away, whether she is on the way or there.
  expect(await refusal(father.call(withdrawFamily, { sessionId }))).toBe('training-closed');
  const wrong = String((Number((await shown()).digits) + 5_000) % 10_000).padStart(4, '0');
  for (let guess = 0; guess < 5; guess += 1)
    expect(await refusal(check(father, wrong))).toBe('code-wrong');
  expect((await check(mother, (await shown()).digits)).place.came).toBe(true);
  expect(await refusal(check(father, wrong))).toBe('digits-used-up');
  expect((await look(father, sessionId)).mine).toMatchObject({ byOther: true, came: false });
  expect(await refusal(father.call(withdrawFamily, { sessionId }))).toBe('training-closed');
  // Two households: his other child is counted when he comes, though she came first on the same place.
  const he = await world.as('demo-g-4-1-01');
  const hers = await becomesGuardian(world, 'demo-g-4-1-40', 'demo-s-4-1-01');
  await sign(hers, sessionId);
  await check(hers, (await shown()).qr);
  expect((await look(he, sessionId)).mine).toMatchObject({ came: false, mayChange: false });
  expect((await check(he, (await shown()).qr)).place.came).toBe(true);
  expect((await look(he, sessionId)).mine).toMatchObject({ came: true });
  expect(await refusal(he.call(withdrawFamily, { sessionId }))).toBe('training-closed');
  const counted = (await stored(world, 'training_reached')).find(
    ({ studentId }) => studentId === 'demo-s-1-1-01',
  );
  expect(counted?.['came']).toContainEqual(expect.objectContaining({ sessionId }));
  // Where he signed up and sits, she parts all the same.
  const later = { date: saturday, start: '10:00', end: '10:30' };
  const { sessionId: his } = await plan(organiser, later);
  await sign(he, his);
  const { qr } = shownAt(await sheetOf(organiser, his), await world.nowMs());
  await he.call(checkIn, { sessionId: his, code: qr });
  expect((await hers.call(withdrawFamily, { sessionId: his })).session.mine).toBeNull();
  expect((await look(he, his)).mine).toMatchObject({ came: true });
});

test('T2: without a network the phone shows codes for two hours, and what it noted arrives once', async () => {
  const [du, er] = await families(world, 4, 5);
  const sheet = await sheetOf(organiser, sessionId);
  const passes = await Promise.all(
    [du, er].map(async (actor) => (await look(actor, sessionId)).mine?.pass ?? ''),
  );
  const offlineMs = (await world.nowMs()) + 119 * minuteMs;
  await world.jumpTo(offlineMs);
  // The father comes; the mother signed up.
  const fang = await becomesGuardian(world, 'demo-g-3-2-41', 'demo-s-3-2-06');
  expect((await check(fang, shownAt(sheet, offlineMs).qr)).place.came).toBe(true);
  // After the end the other parent reads it too.
  expect((await look(await family(world, 6), sessionId)).mine?.came).toBe(true);
  const counted = (await stored(world, 'training_reached')).find(
    ({ studentId }) => studentId === 'demo-s-3-2-06',
  );
  expect(counted?.['came']).toContainEqual(expect.objectContaining({ sessionId }));
  const items = passes.map((entryId, index) => ({ nonce: `nonce-of-the-phone-${index}`, entryId }));
  const send = (extra: typeof items = []) =>
    organiser.call(syncCheckIns, { sessionId, sheet: sheet.sheet, items: [...items, ...extra] });
  expect((await send()).results.map(({ outcome }) => outcome)).toEqual(['came', 'came']);
  const nobody = [{ nonce: 'nonce-of-the-phone-9', entryId: 'nobody-has-this-pass' }];
  expect((await send(nobody)).results.map(({ outcome }) => outcome)).toEqual([
    'known',
    'known',
    'unknown',
  ]);
  // A correction stands, however late the phone repeats itself.
  const no = { sessionId, entryId: passes[1] ?? '', came: false, over: false, reason: '扫错了人' };
  expect((await organiser.call(correctCheckIn, no)).family.came).toBe(false);
  await send();
  expect((await look(er, sessionId)).mine?.came).toBe(false);
  const colleague = await world.as(world.personOf('demo', 'admin'));
  expect(
    await refusal(colleague.call(syncCheckIns, { sessionId, sheet: sheet.sheet, items })),
  ).toBe('not-found');
  await world.jumpTo(offlineMs + 2 * minuteMs);
  expect(await refusal(send())).toBe('sheet-over');
});

test('T2: a correction by hand needs a reason, is audited, and counts', async () => {
  const gao = await family(world, 7);
  const entryId = (await look(gao, sessionId)).mine?.pass ?? '';
  const reason = '手机没电，在签到表上签了名';
  const requestId = 'corrects-this-once';
  const input = { sessionId, entryId, came: true, over: false, reason };
  const { family: shown } = await organiser.call(correctCheckIn, input, requestId);
  expect(shown).toMatchObject({ came: true, how: 'by-hand', persons: 2 });
  await organiser.call(correctCheckIn, input, requestId);
  expect(await refusal(organiser.call(correctCheckIn, { ...input, came: false }, requestId))).toBe(
    'illegal-move',
  );
  const audited = (await stored(world, 'audit_entries')).filter(
    ({ act, reason: said }) => act === 'training.correct' && said === reason,
  );
  expect(audited).toHaveLength(1);
  const sheet = await sheetOf(organiser, sessionId);
  expect(sheet.families.find((one) => one.entryId === entryId)).toMatchObject({ came: true });
});

describe('an online lesson', () => {
  let lessonId: string;
  let he: Actor;

  beforeAll(async () => {
    he = await family(world, 30);
    const { lesson } = await organiser.call(saveLesson, exampleLesson);
    lessonId = lesson.lessonId;
  });

  test('T2: it takes its minutes and its checkpoint; a ticket counts once, and for one person', async () => {
    const opened = await he.call(openLesson, { lessonId });
    expect(opened.questions).toEqual([
      { question: '先做什么', choices: ['听', '讲道理'], answer: null },
    ]);
    await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
    const first = await he.call(readOnLesson, { lessonId, ticket: opened.ticket });
    expect(first.progress).toMatchObject({ minutesLeft: 2, doneOn: null });
    await world.jumpTo((await world.nowMs()) + 3 * minuteMs);
    const replayed = await he.call(readOnLesson, { lessonId, ticket: opened.ticket });
    expect(replayed.progress.minutesLeft).toBe(2);
    const other = await family(world, 31);
    const stolen = await other.call(readOnLesson, { lessonId, ticket: first.ticket });
    expect(stolen.progress.minutesLeft).toBe(5);
    const wrong = await he.call(answerCheckpoint, {
      lessonId,
      checkpoint: 0,
      choice: 1,
      ticket: first.ticket,
    });
    expect(wrong).toMatchObject({
      right: false,
      why: '先听。',
      progress: { minutesLeft: 0, doneOn: null },
    });
    const right = await he.call(answerCheckpoint, {
      lessonId,
      checkpoint: 0,
      choice: 0,
      ticket: wrong.ticket,
    });
    expect(right).toMatchObject({ right: true, progress: { doneOn: saturday, passed: [0] } });
    const none = { lessonId, checkpoint: 5, choice: 0, ticket: right.ticket };
    expect(await refusal(he.call(answerCheckpoint, none))).toBe('not-found');
  });

  test('T2: participation counts the family once, with numerator and denominator, per class, grade and school', async () => {
    const teacher = await world.as('demo-t-3-2');
    const { share, students, className } = await teacher.call(notCome, { classId: 'demo-3-2' });
    expect(className).toBe('三（2）班');
    expect(share.of).toBe(45);
    expect(students).toHaveLength(share.of - share.reached);
    const names = students.map(({ studentId }) => studentId);
    // 5 was corrected to not there, 30 finished a lesson, 7 was entered by hand.
    for (const seat of ['01', '02', '03', '04', '06', '07', '30'])
      expect(names).not.toContain(`demo-s-3-2-${seat}`);
    const shown = await organiser.call(participation, {});
    const own = shown.classes.find(({ classId }) => classId === 'demo-3-2');
    expect(own?.share).toEqual(share);
    const ofGrade = shown.classes.filter(({ grade }) => grade === 3);
    expect(shown.grades.find(({ grade }) => grade === 3)?.share.reached).toBe(
      ofGrade.reduce((sum, one) => sum + one.share.reached, 0),
    );
    expect(shown.school?.of).toBe(810);
    expect(shown.targetPercent).toBe(85);
    expect((await teacher.call(participation, {})).classes.map(({ name }) => name)).toEqual([
      '三（2）班',
    ]);
  });
});

testFullDoor(() => world);

test('T2: who has not come is told to the own class teacher alone; a reminder goes out once a day', async () => {
  const teacher = await world.as('demo-t-3-2');
  expect(await refusal(teacher.call(notCome, { classId: 'demo-3-1' }))).toBe('not-found');
  const { students } = await teacher.call(notCome, { classId: 'demo-3-2' });
  const waiting = await world.as(String(students[0]?.studentId).replace('-s-', '-g-'));
  await askForReminders(world, waiting, 1);
  await teacher.call(remindFamilies, { classId: 'demo-3-2' });
  await teacher.call(remindFamilies, { classId: 'demo-3-2' });
  await world.tick();
  await world.tick();
  expect(await told(world, 'demo-3-2', 'training.invite')).toBe(1);
  const { remindedOn } = await teacher.call(notCome, { classId: 'demo-3-2' });
  expect(remindedOn).toBe(saturday);
});

test('T2: nothing that is stored beside a family tells when it did something', async () => {
  const dump = await world.dump();
  for (const name of ['attendance', 'progress', 'reached', 'ledgers', 'tellings']) {
    const docs = dump[`training_${name}`] ?? [];
    expect([name, docs.length > 0, instantsIn(docs)]).toEqual([name, true, []]);
  }
});

test('T2: after the doors closed nobody is let in without a reason', async () => {
  await world.jumpTo(at('2026-10-18', '09:00'));
  const entryId = (await look(await family(world, 8), sessionId)).mine?.pass ?? '';
  const { sheet } = await sheetOf(organiser, sessionId);
  const items = [{ nonce: 'nonce-of-the-next-day', entryId }];
  expect(await refusal(organiser.call(syncCheckIns, { sessionId, sheet, items }))).toBe(
    'sheet-over',
  );
  const reason = '签到表上有名字';
  const input = { sessionId, entryId, came: true, over: false, reason };
  expect((await organiser.call(correctCheckIn, input)).family.came).toBe(true);
});
