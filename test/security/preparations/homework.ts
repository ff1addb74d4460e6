/** Who may do what in homework in the demonstration, and what must be there before (H1–H4). */
import type { Role } from '../../../src/shared/action/contract';
import { overLimitRequests } from '../../../src/shared/homework/decision-contracts';
import { addPicture } from '../../../src/shared/homework/picture-contracts';
import { noHomework, postHomework } from '../../../src/shared/homework/teacher-contracts';
import { toLocalDate } from '../../../src/shared/time';
import { dotPicture } from '../examples/homework';
import type { ActionName, Objects } from '../examples';
import { pictureOf } from '../../stories/homework/homework-fixture';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation, Prepared } from '../preparations';

/** Grades with written homework; their third classes have nothing of today. */
const grades = [6, 5, 4, 3];
const seats = 40;

const task = { tier: 'basic' as const, text: '单元整理一页', minutes: 40, written: true };
const longSheet = { tasks: [task] };

/** Every act is done again and again: each time to another class or child, as far as they go. */
export function homeworkPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  const world = () => matrix().world;
  let turn = 0;
  const placeOf = (of: number, numbers: readonly number[]) => {
    const grade = grades[of % grades.length] ?? 6;
    const number = numbers[Math.floor(of / grades.length) % numbers.length] ?? 3;
    return { grade, place: `${grade}-${number}`, classId: `demo-${grade}-${number}` };
  };
  const prepared = (personId: string, objects: Partial<Objects> = {}): Prepared => ({
    person: world().person(personId),
    objects,
  });
  const today = async () => toLocalDate(await world().nowMs());

  /** With homework of the day, which a post corrects and "none" takes back. */
  const posting = (given: boolean): Preparation => {
    return async () => {
      turn += 1;
      const { place, classId } = placeOf(turn, [1, 3]);
      const teacher = await world().as(`demo-t-${place}`);
      const which = { date: await today(), subject: 'chinese' as const, classIds: [classId] };
      const tasks = [{ tier: 'basic' as const, text: '读课文', minutes: 20, written: true }];
      if (given) await teacher.call(postHomework, { ...which, sheet: { tasks }, confirmed: true });
      else await teacher.call(noHomework, which);
      return prepared(`demo-t-${place}`, { classId });
    };
  };

  /** A class teacher asks who leads the grade; where that one asks, the school's leader answers. */
  const deciding: Preparation = async (role) => {
    turn += 1;
    const { grade, place, classId } = placeOf(turn, [3]);
    const isLeaders = role === 'leader';
    const subject = isLeaders ? ('mathematics' as const) : ('chinese' as const);
    const asker = await world().as(isLeaders ? `demo-gl-${grade}` : `demo-t-${place}`);
    const which = { date: await today(), subject, classIds: [classId] };
    await asker.call(noHomework, which);
    const asking = { sheet: longSheet, reason: '单元最后一课', confirmed: true as const };
    await asker.call(postHomework, { ...which, ...asking });
    const decider = isLeaders ? world().personOf('demo', 'leader').personId : `demo-gl-${grade}`;
    const { requests } = await (await world().as(decider)).call(overLimitRequests, {});
    const found = requests.find((one) => one.classId === classId && one.subject === subject);
    return prepared(decider, {
      classId,
      askedSubject: subject,
      askingNumber: found?.number ?? 0,
    });
  };

  /** A post with a picture: as families read it, or as it waits for whoever decides. */
  const pictured: Preparation = async (role) => {
    const decides = role === 'leader' || role === 'grade-leader';
    const subject = role === 'leader' ? ('mathematics' as const) : ('chinese' as const);
    const asker = await world().as(role === 'leader' ? 'demo-gl-6' : 'demo-t-6-3');
    const which = { date: await today(), subject, classIds: ['demo-6-3'] };
    await asker.call(noHomework, which);
    const { pictureId } = await asker.call(addPicture, {
      taken: `page-for-${role}-${(turn += 1)}`,
      part: 0,
      parts: 1,
      bytes: dotPicture,
    });
    const minutes = decides ? 40 : 10;
    const sheet = { tasks: [{ ...task, minutes }], pictures: [pictureId] };
    const why = decides ? { reason: '单元最后一课' } : {};
    await asker.call(postHomework, { ...which, sheet, ...why, confirmed: true });
    const objects = { classId: 'demo-6-3', askedSubject: subject };
    if (role === 'guardian') return prepared('demo-g-6-3-01', objects);
    if (role === 'grade-leader') return prepared('demo-gl-6', objects);
    if (role === 'leader') return prepared(world().personOf('demo', 'leader').personId, objects);
    return prepared('demo-t-6-3', objects);
  };

  const roleHolder = (role: Role): string => {
    if (role === 'leader') return world().personOf('demo', 'leader').personId;
    return role === 'grade-leader' ? 'demo-gl-6' : 'demo-t-6-1';
  };

  const family: Preparation = () => {
    turn += 1;
    const seat = String((turn % seats) + 1).padStart(2, '0');
    return Promise.resolve(prepared(`demo-g-6-3-${seat}`, { studentId: `demo-s-6-3-${seat}` }));
  };

  return {
    'homework.post': posting(false),
    'homework.none': posting(true),
    'homework.decide': deciding,
    'homework.add-picture': () => {
      turn += 1;
      return Promise.resolve(prepared('demo-t-6-1', { taken: `page-of-a-book-${turn}-new` }));
    },
    'homework.pictures': pictured,
    'homework.class-day': () => Promise.resolve(prepared('demo-t-6-1')),
    'homework.remind': () => {
      turn += 1;
      const { place, classId } = placeOf(turn, [3, 2]);
      return Promise.resolve(prepared(`demo-t-${place}`, { classId }));
    },
    'homework.today': family,
    'homework.week': family,
    'homework.submit-week': family,
    'homework.month': (role) => Promise.resolve(prepared(roleHolder(role))),
  };
}

type Input = Record<string, unknown>;

/** What the same tap must not be used for. */
export const homeworkOthers: Partial<Record<ActionName, (input: Input) => Input[]>> = {
  'homework.post': (input) => [{ ...input, sheet: longSheet, reason: '单元最后一课' }],
  'homework.add-picture': (input) => [{ ...input, bytes: pictureOf(7) }],
  'homework.decide': (input) => [
    { ...input, agree: false },
    { ...input, reason: '另一个理由' },
  ],
};
