/** T1 on the real SDK: plan, sign up, line, timed promotion, changes, reminders. */
import {
  keepPlace,
  listTraining,
  signUpFamily,
  withdrawFamily,
} from '../../../src/shared/training/family-contracts';
import {
  cancelSession,
  readLesson,
  saveLesson,
  saveSession,
  trainingPlan,
} from '../../../src/shared/training/organiser-contracts';
import { testFamilies, testTakenBack } from './two-parents';
import { at, refusal, startWorld, type Actor, type World } from '../../harness/world';
import {
  askForReminders,
  becomesGuardian,
  families,
  instantsIn,
  lead,
  look,
  plan,
  saturday,
  sessionInput,
  sign,
  stored,
  told,
} from './training-world';
import { exampleLesson } from '../../security/examples/training';

let world: World;
let organiser: Actor;

beforeAll(async () => {
  world = await startWorld();
  organiser = await lead(world);
});

afterAll(() => world.end());

async function tick(date: string, time: string): Promise<void> {
  await world.skipTo(at(date, time));
  // What one minute begins, the next one tells.
  await world.tick();
}

test('T1: a plan of the term: a draft is nobody’s but the organiser’s, a published session is every family’s', async () => {
  const draft = await plan(organiser, { publish: false, title: '还没想好' });
  const published = await plan(organiser, { capacity: 50 });
  const [mother] = await families(world, 1);
  const titles = (await mother.call(listTraining, {})).sessions.map(({ sessionId }) => sessionId);
  expect(titles).toContain(published.sessionId);
  expect(titles).not.toContain(draft.sessionId);
  expect(await refusal(look(mother, draft.sessionId))).toBe('not-found');
  const sixth = await plan(organiser, { grades: [6], date: '2026-10-24' });
  expect(await refusal(sign(mother, sixth.sessionId))).toBe('not-found');
  const whole = await organiser.call(trainingPlan, {});
  expect(whole).toMatchObject({ offlinePerTerm: 2, onlinePerTerm: 6 });
  expect(whole.sessions.find(({ sessionId }) => sessionId === draft.sessionId)?.state).toBe(
    'draft',
  );
});

test('T1: the next term is planned, and seen once published, before it begins', async () => {
  const date = '2027-02-27';
  const { sessionId } = await plan(organiser, { date });
  const draft = await plan(organiser, { date, publish: false });
  const { lesson } = await organiser.call(saveLesson, { ...exampleLesson, openFrom: '2027-03-01' });
  const { sessions, lessons } = await organiser.call(trainingPlan, {});
  const later = sessions.filter(({ ofLaterTerm }) => ofLaterTerm).map((one) => one.sessionId);
  expect(later.sort()).toEqual([sessionId, draft.sessionId].sort());
  expect(lessons.filter(({ ofLaterTerm }) => ofLaterTerm).map((one) => one.lessonId)).toEqual([
    lesson.lessonId,
  ]);
  const [mother] = await families(world, 1);
  const seen = await mother.call(listTraining, {});
  expect(seen.sessions.filter(({ ofLaterTerm }) => ofLaterTerm)).toMatchObject([
    { sessionId, ordinal: 1 },
  ]);
  expect(seen.lessons.map(({ lessonId }) => lessonId)).not.toContain(lesson.lessonId);
  expect((await sign(mother, sessionId, 2)).mine?.state).toBe('signed');
});

test('T1: the same request is the same session; for another it is refused; a stale page too', async () => {
  const requestId = 'one-plan-one-session';
  const first = await organiser.call(saveSession, { ...sessionInput, publish: false }, requestId);
  const again = await organiser.call(saveSession, { ...sessionInput, publish: false }, requestId);
  expect(again).toEqual(first);
  const other = { ...sessionInput, publish: false, place: '阶梯教室' };
  expect(await refusal(organiser.call(saveSession, other, requestId))).toBe('request-conflict');
  const { sessionId, version } = first.session;
  await plan(organiser, { sessionId, version, publish: false, capacity: 9 });
  expect(await refusal(plan(organiser, { sessionId, version, publish: false }))).toBe(
    'stale-version',
  );
  expect(await refusal(plan(organiser, { start: '11:00', end: '11:00' }))).toBe('illegal-move');
  expect(await refusal(plan(organiser, { date: '2026-10-10' }))).toBe('illegal-move');
});

test('T1: seats by persons, then the line; nobody passes those who wait; nothing stored tells when', async () => {
  const { sessionId } = await plan(organiser);
  const [an, bo, chi, du] = await families(world, 2, 3, 4, 5);
  expect((await sign(an, sessionId, 3)).mine).toMatchObject({ state: 'signed', persons: 3 });
  expect((await sign(bo, sessionId, 2)).mine).toMatchObject({ state: 'waiting', inLine: 1 });
  expect((await sign(chi, sessionId, 1)).mine).toMatchObject({ state: 'waiting', inLine: 2 });
  expect(await look(du, sessionId)).toMatchObject({ taken: 3, free: 0, waiting: 2, mine: null });
  expect(await refusal(sign(du, sessionId, 4))).toBe('too-many-people');
  // One seat more is there, but two wait for it.
  const more = { ...sessionInput, sessionId, capacity: 5 };
  await organiser.call(saveSession, more);
  expect((await look(an, sessionId)).free).toBe(0);
  expect(await refusal(plan(organiser, { sessionId, version: 1, capacity: 2 }))).toBe(
    'seats-taken',
  );
  const requestId = 'the-tap-of-an-once';
  const two = { sessionId, persons: 2, seenPersons: 3 };
  await an.call(signUpFamily, two, requestId);
  await an.call(signUpFamily, two, requestId);
  expect(await refusal(an.call(signUpFamily, { ...two, persons: 1 }, requestId))).toBe(
    'request-conflict',
  );
  const dump = await world.dump();
  expect(instantsIn(dump['training_ledgers'] ?? [])).toEqual([]);
});

testFamilies(() => world);

describe('a full session with a line', () => {
  let sessionId: string;
  let an: Actor, bo: Actor, ba: Actor, chi: Actor;

  beforeAll(async () => {
    [an, bo, chi] = await families(world, 11, 12, 13);
    // Of the same child as `bo`.
    ba = await becomesGuardian(world, 'demo-g-3-2-40', 'demo-s-3-2-12');
    ({ sessionId } = await plan(organiser, { capacity: 3 }));
    await Promise.all([an, bo, ba, chi].map((actor) => askForReminders(world, actor, 6)));
    await sign(an, sessionId, 3);
    await sign(bo, sessionId, 2);
    await sign(chi, sessionId, 1);
  });

  test('T1: what becomes free is kept for the line and given at the next mark, by a late clock too, in order, told once to each parent', async () => {
    await world.jumpTo(at('2026-10-12', '10:07'));
    await an.call(withdrawFamily, { sessionId });
    await world.tick();
    expect((await look(bo, sessionId)).mine).toMatchObject({ state: 'waiting', inLine: 1 });
    await world.jumpTo(at('2026-10-12', '10:31'));
    await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
    await world.tick();
    const kept = { state: 'offered', keptUntil: { date: '2026-10-13', time: '10:30' } };
    expect((await look(bo, sessionId)).mine).toMatchObject(kept);
    expect((await look(chi, sessionId)).mine).toMatchObject(kept);
    expect((await look(ba, sessionId)).mine).toMatchObject({ ...kept, byOther: true });
    expect(await told(world, sessionId, 'training.promoted')).toBe(3);
    const effects = (await stored(world, 'outbox')).filter(
      ({ text }) => (text as { key: string }).key === 'training.promoted',
    );
    // The mark, not the tap at 10:07.
    for (const { createdAtMs } of effects)
      expect(createdAtMs).toBeGreaterThanOrEqual(at('2026-10-12', '10:30'));
  });

  test('T1: one says yes; without a word the other’s place goes to whoever waits, who is asked by day', async () => {
    await ba.call(keepPlace, { sessionId });
    const again = await bo.call(keepPlace, { sessionId });
    expect(again.session.mine).toMatchObject({ state: 'signed', keptUntil: null });
    expect((await sign(an, sessionId, 1)).mine).toMatchObject({ state: 'waiting', inLine: 1 });
    expect(await refusal(an.call(keepPlace, { sessionId }))).toBe('no-place-yet');
    // The clock was out at 10:30; in the night nobody is told and no time runs.
    await tick('2026-10-13', '22:00');
    expect((await look(chi, sessionId)).mine).toMatchObject({ state: 'waiting', inLine: 1 });
    const kept = { state: 'offered', keptUntil: { date: '2026-10-15', time: '08:00' } };
    expect((await look(an, sessionId)).mine).toMatchObject(kept);
    expect(await told(world, sessionId, 'training.promoted')).toBe(3);
    await tick('2026-10-14', '08:00');
    expect(await told(world, sessionId, 'training.promoted')).toBe(4);
  });

  test('T1: where nobody else waits the place stays with the family that said nothing', async () => {
    await chi.call(withdrawFamily, { sessionId });
    await tick('2026-10-15', '08:00');
    expect((await look(an, sessionId)).mine).toMatchObject({ state: 'signed', keptUntil: null });
  });

  test('T1: a mark is served once: what becomes free after it waits for the next, also when the clock is late', async () => {
    await world.jumpTo(at('2026-10-15', '10:40'));
    await world.tick();
    await sign(chi, sessionId, 2);
    await sign(bo, sessionId, 1);
    await sign(chi, sessionId, 1);
    await tick('2026-10-15', '10:41');
    expect((await look(chi, sessionId)).mine?.state).toBe('waiting');
    await tick('2026-10-15', '11:12');
    const kept = { state: 'offered', keptUntil: { date: '2026-10-16', time: '11:12' } };
    expect((await look(chi, sessionId)).mine).toMatchObject(kept);
  });

  test('T1: reminders the evening before and an hour before, once each however often the clock runs', async () => {
    await tick('2026-10-16', '18:00');
    await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
    await tick('2026-10-16', '18:02');
    // Three families, of one of them both parents.
    expect(await told(world, sessionId, 'training.day')).toBe(4);
    await tick(saturday, '08:30');
    await tick(saturday, '08:32');
    expect(await told(world, sessionId, 'training.hour')).toBe(4);
  });

  test('T1: who cancels after the start is told that it is too late', async () => {
    await world.jumpTo(at(saturday, '09:30'));
    expect(await refusal(an.call(withdrawFamily, { sessionId }))).toBe('training-closed');
    await world.jumpTo(at(saturday, '11:00'));
    expect(await refusal(sign(chi, sessionId))).toBe('training-closed');
  });
});

test('T1: another time or place is told to everybody in it and in its line; reminders follow the new time', async () => {
  await world.jumpTo(at('2026-10-19', '09:00'));
  const [an, bo] = await families(world, 21, 22);
  await Promise.all([askForReminders(world, an), askForReminders(world, bo)]);
  const first = await plan(organiser, { date: '2026-10-24', capacity: 1 });
  const { sessionId } = first;
  await sign(an, sessionId);
  await sign(bo, sessionId);
  await plan(organiser, { sessionId, version: first.version, date: '2026-10-25', capacity: 1 });
  await world.tick();
  expect(await told(world, sessionId, 'training.changed')).toBe(2);
  await tick('2026-10-23', '18:00');
  expect(await told(world, sessionId, 'training.day')).toBe(0);
  await tick('2026-10-24', '18:00');
  expect(await told(world, sessionId, 'training.day')).toBe(1);
});

test('T1: a session that is called off says why, takes nobody and reminds nobody', async () => {
  const [an, bo] = await families(world, 31, 32);
  await askForReminders(world, an);
  const { sessionId } = await plan(organiser, { date: '2026-11-07', capacity: 1 });
  await sign(an, sessionId);
  const reason = '讲师生病了，改到下个月';
  const requestId = 'calls-it-off-once';
  await organiser.call(cancelSession, { sessionId, reason }, requestId);
  await organiser.call(cancelSession, { sessionId, reason }, requestId);
  expect(
    await refusal(organiser.call(cancelSession, { sessionId, reason: '别的原因' }, requestId)),
  ).toBe('illegal-move');
  await world.tick();
  expect(await told(world, sessionId, 'training.cancelled')).toBe(1);
  expect((await look(an, sessionId)).calledOff).toBe(reason);
  expect(await refusal(sign(bo, sessionId))).toBe('training-closed');
  await tick('2026-11-06', '18:00');
  const dayBefore = (await stored(world, 'training_tellings')).filter(
    ({ sessionId: of, textKey }) => of === sessionId && textKey === 'training.day',
  );
  expect(dayBefore).toEqual([]);
  const audited = (await stored(world, 'audit_entries')).filter(
    ({ act, reason: said }) => act === 'training.cancel-session' && said === reason,
  );
  expect(audited).toHaveLength(1);
});

testTakenBack(() => world);

test('T1: a family that has a place keeps it, sees it and can give it back when the grades change', async () => {
  const [an, bo] = await families(world, 33, 34);
  const first = await plan(organiser, { date: '2026-11-14', capacity: 1 });
  const { sessionId, version } = first;
  await sign(an, sessionId);
  await plan(organiser, { sessionId, version, date: '2026-11-14', capacity: 1, grades: [5] });
  expect((await look(an, sessionId)).mine?.state).toBe('signed');
  const { sessions } = await an.call(listTraining, {});
  expect(sessions.map((one) => one.sessionId)).toContain(sessionId);
  expect(await refusal(look(bo, sessionId))).toBe('not-found');
  expect((await an.call(withdrawFamily, { sessionId })).session.mine).toBeNull();
  expect(await refusal(look(an, sessionId))).toBe('not-found');
});

test('T1: an online lesson is saved, read back and changed by its version', async () => {
  const input = { ...exampleLesson, state: 'draft' as const };
  const { lesson } = await organiser.call(saveLesson, input);
  const { lessonId, version } = lesson;
  await organiser.call(saveLesson, { ...input, lessonId, version, state: 'published' });
  expect(
    await refusal(organiser.call(saveLesson, { ...input, lessonId, version, title: '旧的' })),
  ).toBe('stale-version');
  expect((await organiser.call(readLesson, { lessonId })).lesson).toMatchObject({
    state: 'published',
    title: '听孩子说完',
    version: 1,
  });
});
