/** T2: families at the door of a full session: let in from the line, or of no list at all. In the world of its caller. */
import { checkIn, withdrawFamily } from '../../../src/shared/training/family-contracts';
import {
  correctCheckIn,
  findFamily,
  walkIn,
} from '../../../src/shared/training/organiser-contracts';
import { notCome } from '../../../src/shared/training/participation-contracts';
import { at, refusal, type Actor, type World } from '../../harness/world';
import {
  families,
  family,
  lead,
  look,
  plan,
  saturday,
  sheetOf,
  shownAt,
  sign,
  stored,
} from './training-world';

/** Declares the stories; on the Saturday, before 13:00. */
export function testFullDoor(given: () => World): void {
  describe('at the door of a full session', () => {
    let world: World;
    let organiser: Actor;
    let full: string;
    let an: Actor, bo: Actor;
    // Of those whom the seed leaves out: nothing else counts them.
    const child = (seat: number) => `demo-s-3-2-${seat}`;
    const reason = '人已经到了门口';
    const walk = (seat: number, over = false, requestId?: string) =>
      organiser.call(
        walkIn,
        { sessionId: full, studentId: child(seat), persons: 1, over, reason },
        requestId,
      );
    const stateOf = async (seat: number) => {
      const found = await organiser.call(findFamily, { sessionId: full, classId: 'demo-3-2' });
      return found.children.find(({ studentId }) => studentId === child(seat));
    };

    beforeAll(async () => {
      world = given();
      organiser = await lead(world);
      ({ sessionId: full } = await plan(organiser, {
        date: saturday,
        start: '13:00',
        end: '14:00',
        capacity: 3,
      }));
      [an, bo] = await families(world, 14, 17);
      const gone = await family(world, 34);
      await sign(an, full, 2);
      await sign(gone, full, 1);
      await sign(bo, full, 2);
      await gone.call(withdrawFamily, { sessionId: full });
      await world.jumpTo(at(saturday, '12:50'));
    });

    test('T2: before the start the seats are those of who signed up; afterwards who waits is let in where nobody sits', async () => {
      const { families: listed } = await sheetOf(organiser, full);
      const waiting = listed.find(({ state }) => state === 'waiting');
      const come = {
        sessionId: full,
        entryId: waiting?.entryId ?? '',
        came: true,
        over: false,
        reason,
      };
      expect(await refusal(organiser.call(correctCheckIn, come))).toBe('room-full');
      // One seat is free, and a family waits for it.
      expect(await refusal(walk(34))).toBe('line-waits');
      await world.jumpTo(at(saturday, '13:05'));
      expect((await organiser.call(correctCheckIn, come)).family).toMatchObject({
        came: true,
        state: 'let-in',
        persons: 2,
      });
      expect((await look(bo, full)).mine).toMatchObject({ came: true });
      expect(await stateOf(17)).toMatchObject({ state: 'let-in', came: true });
    });

    test('T2: who is on no list is found by class and child, withdrawn or never signed up; over the seats is said, then written', async () => {
      const { classes } = await organiser.call(findFamily, { sessionId: full, classId: null });
      expect(classes).toContainEqual({ classId: 'demo-3-2', name: '三（2）班' });
      expect(await stateOf(34)).toMatchObject({ state: null, came: false });
      expect((await walk(34)).family).toMatchObject({ came: true, persons: 1 });
      expect(await refusal(walk(37))).toBe('room-full');
      const requestId = 'lets-the-family-in-once';
      const { family: shown } = await walk(37, true, requestId);
      expect(await walk(37, true, requestId)).toEqual({ family: shown });
      expect((await look(await family(world, 37), full)).mine).toMatchObject({ came: true });
      const audited = (await stored(world, 'audit_entries')).filter(
        ({ act, reason: said }) => act === 'training.walk-in' && said === reason,
      );
      expect(audited).toHaveLength(2);
      // Who signed up and comes late has the seat all the same.
      const { qr } = shownAt(await sheetOf(organiser, full), await world.nowMs());
      expect((await an.call(checkIn, { sessionId: full, code: qr })).place.came).toBe(true);
      const { students } = await (
        await world.as('demo-t-3-2')
      ).call(notCome, { classId: 'demo-3-2' });
      const missing = students.map(({ studentId }) => studentId);
      for (const seat of [14, 17, 34, 37]) expect(missing).not.toContain(child(seat));
    });

    test('T2: a family that was entered by mistake is on no list again, and counts no more', async () => {
      const { families: listed } = await sheetOf(organiser, full);
      const name = world.person(child(37)).name;
      const entryId = listed.find((one) => one.child.endsWith(name))?.entryId ?? '';
      const no = { sessionId: full, entryId, came: false, over: false, reason: '点错了孩子' };
      const requestId = 'takes-it-back-once';
      await organiser.call(correctCheckIn, no, requestId);
      const again = await organiser.call(correctCheckIn, no, requestId);
      expect(again.family.came).toBe(false);
      expect(await refusal(organiser.call(correctCheckIn, no))).toBe('not-found');
      expect(await stateOf(37)).toMatchObject({ state: null, came: false });
      const teacher = await world.as('demo-t-3-2');
      const { students } = await teacher.call(notCome, { classId: 'demo-3-2' });
      expect(students.map(({ studentId }) => studentId)).toContain(child(37));
    });
  });
}
