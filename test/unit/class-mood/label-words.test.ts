import { isOnlyLabel, labelWordsIn } from '../../../src/shared/class-mood/label-words';
import { commonFacts } from '../../../src/shared/class-mood/words';

test.each([
  ['抑郁', true],
  ['他有抑郁症。', true],
  ['问题学生', true],
  ['这孩子心理有问题', true],
  ['性格孤僻，像自闭', true],
  ['他妈妈说医生提到抑郁，这周请了两天假', false],
  ['连续四天午饭没怎么吃，课间一个人坐着。', false],
  ['哭过', false],
  ['', false],
])('W1: facts, no labels: %s', (text, only) => {
  expect(isOnlyLabel(text)).toBe(only);
});

test('W1: a label inside a longer one is named once', () => {
  expect(labelWordsIn('怀疑抑郁症，也说过抑郁')).toEqual(['抑郁症', '抑郁']);
  expect(labelWordsIn('怀疑抑郁症')).toEqual(['抑郁症']);
  expect(labelWordsIn('课间一个人坐着')).toEqual([]);
});

test('W1: no fact that the page offers holds a label', () => {
  expect(commonFacts.flatMap(labelWordsIn)).toEqual([]);
});
