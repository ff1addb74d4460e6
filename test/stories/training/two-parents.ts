/** T1: a place is the family's, whichever parent acts. In the world of its caller. */
import { signUpFamily, withdrawFamily } from '../../../src/shared/training/family-contracts';
import { at, refusal, type World } from '../../harness/world';
import {
  askForReminders,
  becomesGuardian,
  family,
  lead,
  look,
  plan,
  sign,
  stored,
  told,
} from './training-world';

/** Declares the stories. */
export function testFamilies(given: () => World): void {
  test('T1: a place is the family’s: the other parent sees it, changes it, takes no second one; a request is done once', async () => {
    const world = given();
    const organiser = await lead(world);
    const { sessionId } = await plan(organiser, { capacity: 9 });
    const mother = await family(world, 14);
    const father = await becomesGuardian(world, 'demo-g-3-2-41', 'demo-s-3-2-14');
    const requestId = 'the-mother-signs-up-once';
    const wish = { sessionId, persons: 2, seenPersons: null };
    await mother.call(signUpFamily, wish, requestId);
    const his = (await look(father, sessionId)).mine;
    expect(his).toMatchObject({ state: 'signed', persons: 2, byOther: true, mayChange: true });
    expect((await look(mother, sessionId)).mine).toEqual({ ...his, byOther: false });
    expect(await refusal(father.call(signUpFamily, { ...wish, persons: 1 }))).toBe(
      'family-changed',
    );
    expect(await look(father, sessionId)).toMatchObject({ taken: 2, mine: { persons: 2 } });
    expect((await sign(father, sessionId, 3)).taken).toBe(3);
    expect((await father.call(withdrawFamily, { sessionId })).session.mine).toBeNull();
    expect((await look(mother, sessionId)).mine).toBeNull();
    // The mother's phone never heard the answer and asks once more.
    const before = await stored(world, 'training_ledgers');
    const again = await mother.call(signUpFamily, wish, requestId);
    expect(again.session).toMatchObject({ taken: 0, mine: null });
    expect(await stored(world, 'training_ledgers')).toEqual(before);
    const withdrawal = 'the-mother-withdraws-once';
    await mother.call(withdrawFamily, { sessionId }, withdrawal);
    expect((await sign(father, sessionId, 1)).mine?.byOther).toBe(false);
    await mother.call(withdrawFamily, { sessionId }, withdrawal);
    expect((await look(mother, sessionId)).mine).toMatchObject({ persons: 1, byOther: true });
  });

  test('T1: two households that share a parent stay two', async () => {
    const world = given();
    const organiser = await lead(world);
    const { sessionId } = await plan(organiser, { capacity: 9 });
    // One child in 4-1 and one in 1-1, each with another guardian of its own.
    const he = await world.as('demo-g-4-1-01');
    const hers = await becomesGuardian(world, 'demo-g-4-1-40', 'demo-s-4-1-01');
    const other = await becomesGuardian(world, 'demo-g-1-1-40', 'demo-s-1-1-01');
    await sign(he, sessionId, 1);
    for (const actor of [hers, other])
      expect((await look(actor, sessionId)).mine).toMatchObject({
        byOther: true,
        mayChange: false,
      });
    expect(await refusal(sign(hers, sessionId, 3))).toBe('other-parent-changes');
    expect((await hers.call(withdrawFamily, { sessionId })).session.mine).toBeNull();
    expect((await look(other, sessionId)).mine).toMatchObject({ persons: 1 });
    expect((await sign(hers, sessionId, 2)).taken).toBe(3);

    // The other way round: she signs up first, for the one child of both.
    const { sessionId: second } = await plan(organiser, { capacity: 9 });
    await sign(hers, second, 1);
    expect((await look(he, second)).mine).toMatchObject({ mayChange: false, mayAdd: true });
    expect((await sign(he, second, 3)).mine).toMatchObject({ persons: 3, byOther: false });
    expect((await look(other, second)).mine).toMatchObject({ persons: 3, byOther: true });
    await he.call(withdrawFamily, { sessionId: second });
    expect((await look(hers, second)).mine).toMatchObject({ persons: 1, byOther: false });
  });
}

/** Declares the story; from a day before 9 November on. */
export function testTakenBack(given: () => World): void {
  test('T1: whose place the other parent takes back is told at the next mark of the day, once, and reads why', async () => {
    const world = given();
    const organiser = await lead(world);
    await world.jumpTo(at('2026-11-09', '09:07'));
    const { sessionId } = await plan(organiser, { date: '2026-11-14', capacity: 9 });
    const mother = await family(world, 14);
    const father = await world.as('demo-g-3-2-41');
    await askForReminders(world, mother);
    await sign(mother, sessionId, 2);
    await world.tick();
    await father.call(withdrawFamily, { sessionId });
    expect(await look(mother, sessionId)).toMatchObject({ mine: null, takenBack: true });
    expect(await look(father, sessionId)).toMatchObject({ mine: null, takenBack: false });
    const key = 'training.taken-back';
    await world.tick();
    expect(await told(world, sessionId, key)).toBe(0);
    await world.jumpTo(at('2026-11-09', '09:31'));
    await Promise.all([world.cloud.call('clock'), world.cloud.call('clock')]);
    await world.tick();
    expect(await told(world, sessionId, key)).toBe(1);
    expect(await sign(mother, sessionId, 1)).toMatchObject({ takenBack: false });
    await mother.call(withdrawFamily, { sessionId });
    await world.jumpTo(at('2026-11-09', '10:01'));
    await world.tick();
    expect(await told(world, sessionId, key)).toBe(1);
  });
}
