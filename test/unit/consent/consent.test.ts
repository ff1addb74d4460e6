import fc from 'fast-check';
import { consentOn, withWords, type ConsentWord } from '../../../src/shared/consent/consent';
import { privacyNotices } from '../../../src/shared/consent/privacy-notice';
import { purposes } from '../../../src/shared/consent/purposes';
import { addDays } from '../../../src/shared/time';

const start = '2026-09-01';

const said = fc
  .array(
    fc.record({
      guardianId: fc.constantFrom('mother', 'father', null),
      purpose: fc.constantFrom(...purposes),
      given: fc.boolean(),
      afterDays: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((list) => {
    let onDate = start;
    return list.map(({ afterDays, ...word }): ConsentWord => {
      onDate = addDays(onDate, afterDays);
      return { ...word, onDate, noticeVersion: 1 };
    });
  });

const all = (words: readonly ConsentWord[]) =>
  words.reduce<ConsentWord[]>((list, word) => withWords(list, [word]), []);

describe('G2: what a family consented to', () => {
  test('silence is no yes, and one no is a no', () => {
    fc.assert(
      fc.property(said, (words) => {
        const list = all(words);
        const today = addDays(start, 120);
        for (const purpose of purposes) {
          const own = words.filter((word) => word.purpose === purpose);
          const state = consentOn(list, purpose, today);
          if (own.length === 0) expect(state).toBe('unanswered');
          const last = (who: string | null) =>
            own.filter((word) => word.guardianId === who).at(-1)?.given;
          const guardians = [last('mother'), last('father')].filter((one) => one !== undefined);
          if (guardians.includes(false)) expect(state).toBe('refused');
          else if (guardians.length > 0) expect(state).toBe('given');
          else if (last(null) !== undefined) expect(state).toBe(last(null) ? 'given' : 'refused');
        }
      }),
    );
  });

  test('a later word changes no earlier day, and the same word again changes nothing', () => {
    fc.assert(
      fc.property(said, (words) => {
        let list: ConsentWord[] = [];
        for (const word of words) {
          const before = addDays(word.onDate, -1);
          const states = purposes.map((purpose) => consentOn(list, purpose, before));
          list = withWords(list, [word]);
          expect(purposes.map((purpose) => consentOn(list, purpose, before))).toEqual(states);
          expect(withWords(list, [word])).toEqual(list);
        }
      }),
    );
  });

  test('a guardian’s own word outweighs the paper that was signed at enrolment', () => {
    const paper = { guardianId: null, purpose: 'files', given: true } as const;
    const list = all([
      { ...paper, onDate: '2026-09-01', noticeVersion: 1 },
      { ...paper, guardianId: 'mother', given: false, onDate: '2026-10-01', noticeVersion: 1 },
    ]);
    expect(consentOn(list, 'files', '2026-09-30')).toBe('given');
    expect(consentOn(list, 'files', '2026-10-01')).toBe('refused');
  });
});

test('G2: the notice for the youngest has few, short sentences, and nobody’s names a diagnosis', () => {
  for (const { text } of privacyNotices['young-student']) expect(text.length).toBeLessThan(48);
  expect(JSON.stringify(privacyNotices)).not.toMatch(/抑郁|焦虑症|患者|病/);
});
