/** H1: two teachers of one subject write one post: nothing of either is lost, cut off or said twice. */
import {
  draftOf,
  tooMuch,
  withOwn,
  type Begun,
} from '../../../src/features/homework/post/sheet-draft';
import type { Sheet, Task } from '../../../src/shared/homework/model';

const task = (text: string, minutes: number, part: Partial<Task> = {}): Task => ({
  tier: 'basic',
  text,
  minutes,
  written: true,
  ...part,
});
const given = (...tasks: Task[]): Sheet => ({ tasks });

/** A page on which these tasks stand. */
const page = (tasks: Task[], part: Partial<Begun> = {}): Begun => ({
  ...draftOf({ tasks }),
  isPictured: false,
  base: null,
  ...part,
});

const basicOf = (theirs: Sheet, begun: Begun) => withOwn(theirs, begun).tasks[0];

test('H1: words and minutes are joined; a tier with neither words nor pictures says nothing', () => {
  const own = [task('背诵', 5, { written: false }), task('', 10, { tier: 'extended' })];
  expect(withOwn(given(task('练习', 15)), page(own)).tasks).toEqual([task('练习；背诵', 20)]);
});

test('H1: a tier of one’s own that only a picture speaks for stays', () => {
  const own = page([task('', 5), task('', 10, { tier: 'extended' })], { isPictured: true });
  expect(withOwn(given(task('练习', 15)), own).tasks).toEqual([
    task('练习', 20),
    task('', 10, { tier: 'extended' }),
  ]);
});

test('H1: given once more by the colleague, only what was written since is added to it', () => {
  const base = given(task('练习', 15));
  const later = given(task('练习改过', 10));
  const joined = withOwn(base, page([task('背诵', 5)]));
  expect(basicOf(later, page(joined.tasks, { base }))).toEqual(task('练习改过；背诵', 15));
  // What was not touched is the colleague's, also when it is gone.
  expect(withOwn(given(task('读', 5, { tier: 'extended' })), page(base.tasks, { base }))).toEqual(
    given(task('读', 5, { tier: 'extended' })),
  );
  // Words that were changed are kept whole, minutes by what they were changed.
  expect(basicOf(later, page([task('练习 125 页', 20)], { base }))).toEqual(
    task('练习改过；练习 125 页', 15),
  );
  expect(basicOf(later, page([task('练习', 5)], { base }))).toEqual(task('练习改过', 0));
});

test('H1: what two have written and no post takes is said, and never cut off', () => {
  const long = withOwn(given(task('甲'.repeat(200), 5)), page([task('乙'.repeat(200), 5)]));
  expect(long.tasks[0]?.text).toHaveLength(401);
  expect(tooMuch(long)).toBe('基础最多写 300 字，删短一点再公布');
  const slow = withOwn(given(task('练习', 100)), page([task('背诵', 60)]));
  expect(slow.tasks[0]?.minutes).toBe(160);
  expect(tooMuch(slow)).toBe('基础最多 120 分，减一点再公布');
  const pictures = ['a', 'b', 'c', 'd'];
  expect(tooMuch({ ...given(task('', 5)), pictures })).toBe('图片最多 3 张，去掉几张再公布');
  expect(tooMuch({ ...given(task('甲'.repeat(300), 120)), pictures: ['a', 'b', 'c'] })).toBeNull();
});
