import { joinSpans } from '../../../src/shared/messages/split-spans';

test('M5: overlapping places where triage fired are listed once, with every reason', () => {
  const text = '我想从楼上跳下去，真的。';
  const places = joinSpans(text, [
    { start: 5, end: 8, reason: '提到跳楼' },
    { start: 1, end: 7, reason: '提到跳楼' },
    { start: 6, end: 8, reason: '说了地方' },
    { start: 9, end: 11, reason: '说得肯定' },
  ]);
  expect(places).toEqual([
    { words: '想从楼上跳下去', reason: '提到跳楼；说了地方' },
    { words: '真的', reason: '说得肯定' },
  ]);
});
