/** H2: what counts, and where a post is stopped. */
import fc from 'fast-check';
import {
  allMinutes,
  countedMinutes,
  excessOf,
  mayWrite,
  totalOf,
  type DayLoad,
  type Limits,
} from '../../../src/shared/homework/load';
import { sheetSchema, type Sheet, type Task } from '../../../src/shared/homework/model';
import { subjects } from '../../../src/shared/people/subjects';

const limits: Limits = { total: 60, chinese: 25, mathematics: 25, others: 10 };

const task = (part: Partial<Task> = {}): Task => ({
  tier: 'basic',
  text: '第 12 页第 1–4 题',
  minutes: 15,
  written: true,
  ...part,
});
const sheet = (...tasks: Task[]): Sheet => ({ tasks });

test('H2: written basic and extended work counts; what is read aloud or optional does not', () => {
  const given = sheet(
    task({ minutes: 15 }),
    task({ tier: 'extended', minutes: 10 }),
    task({ tier: 'optional', minutes: 40 }),
  );
  expect(countedMinutes(given)).toBe(25);
  expect(allMinutes(given)).toBe(25);
  expect(countedMinutes(sheet(task({ written: false, minutes: 30 })))).toBe(0);
  expect(allMinutes(sheet(task({ written: false, minutes: 30 })))).toBe(30);
  expect(countedMinutes(null)).toBe(0);
});

test('H2: grades 1 and 2 have no written homework at home', () => {
  expect([1, 2, 3, 6].map(mayWrite)).toEqual([false, false, true, true]);
});

test('H1: a tier stands once on a sheet, with words and whole minutes', () => {
  const accepts = (...tasks: unknown[]) => sheetSchema.safeParse({ tasks }).success;
  expect(accepts(task(), task({ tier: 'extended' }))).toBe(true);
  expect(accepts(task(), task())).toBe(false);
  expect(accepts()).toBe(false);
  expect(accepts(task({ text: '  ' }))).toBe(false);
  expect(accepts(task({ minutes: 2.5 }))).toBe(false);
  expect(accepts(task({ minutes: -5 }))).toBe(false);
});

describe('H2: the table of limits', () => {
  const broken = (load: DayLoad, subject: (typeof subjects)[number], minutes: number) =>
    excessOf(limits, load, subject, minutes).map(({ limit }) => limit);

  test.each([
    ['Chinese up to its limit', {}, 'chinese', 25, []],
    ['Chinese above it', {}, 'chinese', 26, ['chinese']],
    ['mathematics up to its limit', { chinese: 25 }, 'mathematics', 25, []],
    ['the others up to theirs', { chinese: 25, mathematics: 25 }, 'english', 10, []],
    ['the others together', { english: 6 }, 'science', 5, ['others']],
    ['the others together, just so', { english: 6 }, 'science', 4, []],
    ['the day, where an agreed post was long', { chinese: 45 }, 'mathematics', 20, ['total']],
    ['both at once', { chinese: 40 }, 'mathematics', 30, ['mathematics', 'total']],
    ['a correction downwards is never stopped', { chinese: 45 }, 'chinese', 40, []],
    ['nor one of the words alone', { chinese: 45 }, 'chinese', 45, []],
    ['a correction upwards is', { chinese: 45 }, 'chinese', 46, ['chinese']],
    ['nothing written never is', { chinese: 60, mathematics: 40 }, 'english', 0, []],
  ] as const)('%s', (_what, load, subject, minutes, expected) => {
    expect(broken(load, subject, minutes)).toEqual(expected);
  });

  test('whatever is posted one after the other without a stop, the day stays within H2', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...subjects), fc.integer({ min: 0, max: 60 })), {
          maxLength: 20,
        }),
        (posts) => {
          const load: DayLoad = {};
          for (const [subject, minutes] of posts)
            if (excessOf(limits, load, subject, minutes).length === 0) load[subject] = minutes;
          const { chinese = 0, mathematics = 0 } = load;
          expect(chinese).toBeLessThanOrEqual(25);
          expect(mathematics).toBeLessThanOrEqual(25);
          expect(totalOf(load) - chinese - mathematics).toBeLessThanOrEqual(10);
          expect(totalOf(load)).toBeLessThanOrEqual(60);
        },
      ),
    );
  });
});
