import { quickPhrases } from '../../src/shared/messages/quick-phrases';
import { splitSpans } from '../../src/shared/messages/split-spans';
import {
  answererWords,
  breachWords,
  safetyFollowUp,
  safetyPieces,
  threadLine,
} from '../../src/shared/messages/student-words';
import { monthOf } from '../../src/shared/time/month';

const advice = '有危险请马上打 110/120，或找身边的大人；想说话打 12356';

describe('M5: words of the card', () => {
  test('M5: until both notices were accepted nothing is claimed', () => {
    expect(safetyPieces({ notice: 'notifying', answered: false }).join('')).toBe(
      `正在通知老师。${advice}`,
    );
  });

  test('M5: afterwards the whole sentence, with nothing before it', () => {
    expect(safetyPieces({ notice: 'notified', answered: false }).join('')).toBe(
      `已通知值班老师和学校负责人。${advice}`,
    );
  });

  test('M5: once a person answered, only the hotlines are left', () => {
    expect(safetyPieces({ notice: 'notified', answered: true }).join('')).toBe(advice);
  });

  test('M5: ten minutes without an answer, and a missed promise, are told', () => {
    expect(safetyFollowUp.unacknowledged(10)).toBe(
      '10 分钟了，还没有老师应答。我们还在找人。有危险请马上打 110/120；想说话打 12356',
    );
    const missed = '过了约定的时间，还没有老师回复。我们正在找人';
    expect(breachWords({ leaderTold: true })).toBe(`${missed}，也告诉了负责人。`);
    expect(breachWords({ leaderTold: false })).toBe(`${missed}。`);
  });
});

describe('M1: what stands in the list', () => {
  const awaiting = { sinceMs: 0, dueAtMs: 1, breached: false, leaderTold: false };
  const base = { state: 'waiting', unread: 0, safety: null, awaiting, lastFrom: 'me' } as const;
  const told = { answered: false, unacknowledgedMinutes: null };
  const safety = { ...told, notice: 'notifying', acknowledged: false } as const;

  test.each([
    [{ ...base, unread: 2 }, '有 2 条新回复'],
    [{ ...base, safety }, '已送达'],
    [{ ...base, safety: { ...safety, acknowledged: true } }, '老师正在看'],
    [
      {
        ...base,
        safety: { ...safety, acknowledged: true },
        awaiting: { ...awaiting, breached: true },
      },
      '还没有回复，正在找人',
    ],
    [{ ...base, safety: { ...safety, answered: true } }, '在等回复'],
    [base, '在等回复'],
    [{ ...base, awaiting: { ...awaiting, breached: true } }, '还没有回复，正在找人'],
    [{ ...base, awaiting: null, state: 'closed' as const }, '已经结束，随时能接着写'],
    [
      { ...base, awaiting: null, state: 'answered' as const, lastFrom: 'teacher' as const },
      '看过回复了',
    ],
  ])('M1: thread %# reads %s', (thread, words) => {
    expect(threadLine(thread)).toBe(words);
  });

  test('M1: who answers is a role', () => {
    const promise = { answeredBy: 'duty-counsellor', replyWithinMinutes: 120 } as const;
    expect(answererWords({ ...promise, shift: 'night' })).toBe('今晚值班的心理老师');
    expect(answererWords({ ...promise, shift: 'day' })).toBe('值班的心理老师');
  });
});

test('M5: underlined pieces give back the whole text, overlapping and wild spans included', () => {
  const spans = [
    { start: 2, end: 4 },
    { start: 3, end: 6 },
    { start: -3, end: 1 },
    { start: 8, end: 99 },
  ];
  const pieces = splitSpans('我真的不想活了啊', spans);
  expect(pieces.map((piece) => piece.text).join('')).toBe('我真的不想活了啊');
  expect(pieces.filter((piece) => piece.hit === 0).map((piece) => piece.text)).toEqual(['的不']);
  expect(splitSpans('', spans)).toEqual([]);
});

test('M4: quick phrases are short, without names and exclamation marks', () => {
  expect(quickPhrases.length).toBeGreaterThanOrEqual(8);
  for (const { label, text } of quickPhrases) {
    expect(label.length).toBeLessThanOrEqual(6);
    expect(text).not.toMatch(/[！!]|您|@/);
  }
});

test('M1: the calendar that quick-hide shows has every day of the month once', () => {
  const { title, weeks } = monthOf('2026-12-02');
  expect(title).toBe('2026年12月');
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(31);
  expect(weeks[0]?.[1]?.date).toBe('2026-12-01');
  expect(
    monthOf('2028-02-10')
      .weeks.flat()
      .filter((day) => day !== null),
  ).toHaveLength(29);
});
