import fc from 'fast-check';
import {
  dayText,
  dueTone,
  durationText,
  minutesUntil,
  momentText,
  promiseParts,
  remainingPercent,
  remainingText,
} from '../../src/shared/messages/due-text';

const at = (time: string) => Date.parse(`2026-12-02T${time}+08:00`);

describe('M1: the promise in words', () => {
  test('M1: the sentence of the design, whatever the seconds are', () => {
    expect(promiseParts(at('14:32:00'), at('12:34:00'))).toEqual([
      '回复截止 14:32',
      '还有 1 小时 58 分',
    ]);
    expect(promiseParts(at('14:32:59'), at('12:34:01')).join(' · ')).toBe(
      '回复截止 14:32 · 还有 1 小时 58 分',
    );
  });

  test.each([
    ['14:32:00', '12:32:00', '还有 2 小时'],
    ['14:32:00', '13:31:59', '还有 1 小时 1 分'],
    ['14:32:00', '13:32:00', '还有 1 小时'],
    ['14:32:00', '13:33:00', '还有 59 分'],
    ['14:32:00', '14:31:59', '还有 1 分'],
    ['14:32:30', '14:32:29', '还有不到 1 分'],
    ['14:32:30', '14:32:30', '刚到时间'],
    ['14:32:30', '14:33:00', '已超 1 分'],
    ['12:22:00', '12:34:00', '已超 12 分'],
    ['10:00:00', '12:34:00', '已超 2 小时 34 分'],
  ])('M3: due %s seen at %s reads %s', (due, now, words) => {
    expect(remainingText(at(due), at(now))).toBe(words);
  });

  test('M1: minutes that are left and the clock on the wall always add up to the due time', () => {
    const minute = fc.integer({ min: at('00:00:00'), max: at('00:00:00') + 3 * 86_400_000 });
    fc.assert(
      fc.property(minute, minute, (dueAtMs, nowMs) => {
        const wall = Math.floor(nowMs / 60_000) + minutesUntil(dueAtMs, nowMs);
        return wall === Math.floor(dueAtMs / 60_000);
      }),
    );
  });

  test('M1: days are named at the border of midnight in China', () => {
    expect(momentText(at('14:02:00') + 86_400_000, at('23:59:59'))).toBe('明天 14:02');
    expect(momentText(at('19:12:00') - 86_400_000, at('00:00:00'))).toBe('昨天 19:12');
    expect(momentText(Date.parse('2026-11-30T16:10:00+08:00'), at('12:00:00'))).toBe(
      '11月30日 周一 16:10',
    );
    expect(dayText(at('23:59:59'), at('00:00:00'))).toBe('今天');
  });

  test('M1: durations have a space before each unit and no empty part', () => {
    expect([0, 1, 60, 61, 120].map(durationText)).toEqual([
      '0 分',
      '1 分',
      '1 小时',
      '1 小时 1 分',
      '2 小时',
    ]);
  });

  test('M1: the ring is full at the start, empty at the end, and never outside', () => {
    expect(remainingPercent(at('12:32:10'), at('14:32:10'), at('12:32:10'))).toBe(100);
    expect(remainingPercent(at('12:32:10'), at('14:32:10'), at('13:32:10'))).toBe(50);
    expect(remainingPercent(at('12:32:10'), at('14:32:10'), at('14:32:10'))).toBe(0);
    expect(remainingPercent(at('12:32:10'), at('14:32:10'), at('18:00:00'))).toBe(0);
    expect(remainingPercent(at('12:32:10'), at('12:32:10'), at('12:00:00'))).toBe(100);
  });

  test('M3: staff see plain, soon and over exactly at their borders', () => {
    const due = at('14:30:00');
    expect(dueTone(due, at('13:59:59'), false)).toBe('waiting');
    expect(dueTone(due, at('14:00:00'), false)).toBe('soon');
    expect(dueTone(due, due - 1, false)).toBe('soon');
    expect(dueTone(due, due, false)).toBe('over');
    expect(dueTone(due, at('13:00:00'), true)).toBe('over');
  });
});
