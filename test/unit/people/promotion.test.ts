import fc from 'fast-check';
import { dueMoves, type PromotableClass } from '../../../src/shared/people/promotion';
import { codeOfBytes, readJoinCode, shownCode } from '../../../src/shared/people/join-code';
import { afterWrong, closedOn, noTries } from '../../../src/shared/people/passcode';
import { classNameOf, entryYearOf, rosterYearOf } from '../../../src/shared/people/school-classes';
import { addDays } from '../../../src/shared/time';

const topGrade = 6;
const day = fc.nat(364).map((days) => addDays('2026-09-01', days));
const classes = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: topGrade }),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom('', '东校区'),
  ),
  { maxLength: 12 },
);

function taught(
  places: readonly (readonly [number, number, string])[],
  date: string,
): PromotableClass[] {
  return places.map(([grade, number, campus], index) => ({
    ...{ classId: `${index}`, grade, number, campus, name: classNameOf(grade, number, campus) },
    entryYear: entryYearOf(grade, date),
  }));
}

function promoted(all: readonly PromotableClass[], date: string): PromotableClass[] {
  const moves = new Map(dueMoves(all, topGrade, date).map((move) => [move.classId, move]));
  return all.flatMap((one) => {
    const move = moves.get(one.classId);
    if (!move) return [one];
    return move.to === null ? [] : [{ ...one, grade: move.grade, name: move.to }];
  });
}

test('G1: a class moves up one grade a year, and a second time in the year changes nothing', () => {
  fc.assert(
    fc.property(classes, day, fc.integer({ min: 1, max: 8 }), (places, date, years) => {
      const begun = taught(places, '2026-09-01');
      let now = begun;
      for (let year = 1; year <= years; year += 1) {
        const summer = `${2026 + year}-07-15`;
        now = promoted(now, summer);
        expect(promoted(now, summer)).toEqual(now);
        expect(promoted(now, addDays(summer, 200))).toEqual(now);
      }
      for (const one of now) {
        const before = begun.find(({ classId }) => classId === one.classId);
        expect(one.grade).toBe((before?.grade ?? 0) + years);
        expect(one.name).toBe(classNameOf(one.grade, one.number, one.campus));
      }
      const stay = begun.filter(({ grade }) => grade + years <= topGrade);
      expect(now.map(({ classId }) => classId)).toEqual(stay.map(({ classId }) => classId));
      // Nothing is due in the school year in which the roster was made.
      if (rosterYearOf(date) === 2026) expect(dueMoves(begun, topGrade, date)).toEqual([]);
    }),
  );
});

test('G1: a code is read as it is shown, small, spaced or from the square; anything else is none', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (tag, drawn) => {
      const code = codeOfBytes(tag, drawn);
      for (const typed of [
        code,
        shownCode(code),
        shownCode(code).toLowerCase(),
        `RUNXIN:JOIN:${code}`,
      ])
        expect(readJoinCode(typed)).toBe(code);
      expect(code).not.toMatch(/[01IO]/);
      expect(readJoinCode(code.slice(1))).toBeNull();
      expect(readJoinCode(`${code}A`)).toBeNull();
    }),
  );
});

test('G1: never more than five wrong passcodes a day nor fifteen in all, on whatever days they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4), { maxLength: 60 }), (gaps) => {
      let [tries, date] = [noTries as Parameters<typeof closedOn>[0], '2026-10-12'];
      const wrong = new Map<string, number>();
      for (const gap of gaps) {
        date = addDays(date, gap === 0 ? 1 : 0);
        if (closedOn(tries, date) !== null) continue;
        tries = afterWrong(tries, date);
        wrong.set(date, (wrong.get(date) ?? 0) + 1);
      }
      expect(Math.max(0, ...wrong.values())).toBeLessThanOrEqual(5);
      expect([...wrong.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(15);
    }),
  );
});
