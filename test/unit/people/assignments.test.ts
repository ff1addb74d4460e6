import fc from 'fast-check';
import {
  changeRights,
  endRights,
  grantRight,
  holdsOn,
  type Assignment,
  type Right,
} from '../../../src/shared/people/assignments';
import { addDays } from '../../../src/shared/time';

const firstDay = '2026-08-25';
const days = Array.from({ length: 30 }, (_, index) => addDays(firstDay, index));
const right = fc.constantFrom<Right>(
  { role: 'class-teacher', scope: 'class:a' },
  { role: 'class-teacher', scope: 'class:b' },
  { role: 'subject-teacher', scope: 'class:a' },
  { role: 'counsellor', scope: 'school' },
);
const day = fc.constantFrom(...days);
const assignment = fc
  .tuple(right, day, fc.option(fc.nat(12), { nil: null }))
  .map(([held, fromDate, length]): Assignment => ({
    ...held,
    fromDate,
    toDate: length === null ? null : addDays(fromDate, length),
  }));
const history = fc.array(assignment, { maxLength: 6 });

const keyOf = ({ role, scope }: Right) => `${role} ${scope}`;

/** What is held on the day, each once. */
function heldOn(assignments: readonly Assignment[], date: string): string[] {
  return [...new Set(assignments.filter((one) => holdsOn(one, date)).map(keyOf))].sort();
}

test('G1: a change of rights holds from its day on, and every day before is as it was', () => {
  fc.assert(
    fc.property(history, fc.array(right, { maxLength: 3 }), day, (before, wanted, date) => {
      const after = changeRights(before, wanted, date);
      for (const one of days)
        expect(heldOn(after, one)).toEqual(
          one < date ? heldOn(before, one) : [...new Set(wanted.map(keyOf))].sort(),
        );
      for (const { fromDate, toDate } of after)
        expect(toDate === null || fromDate <= toDate).toBe(true);
    }),
  );
});

test('G1: the same change again changes nothing', () => {
  fc.assert(
    fc.property(history, fc.array(right, { maxLength: 3 }), day, (before, wanted, date) => {
      const once = changeRights(before, wanted, date);
      expect(changeRights(once, wanted, date)).toEqual(once);
    }),
  );
});

test('G1: one right given or ended leaves every other one alone', () => {
  fc.assert(
    fc.property(history, right, day, (before, one, date) => {
      const others = (held: readonly Assignment[]) => held.filter((h) => keyOf(h) !== keyOf(one));
      const given = grantRight(before, one, date);
      const ended = endRights(given, (held) => keyOf(held) === keyOf(one), date);
      expect(others(given)).toEqual(others(before));
      expect(others(ended)).toEqual(others(before));
      for (const on of days.filter((d) => d >= date)) {
        expect(heldOn(given, on)).toContain(keyOf(one));
        expect(heldOn(ended, on)).not.toContain(keyOf(one));
      }
      for (const on of days.filter((d) => d < date))
        expect(heldOn(ended, on)).toEqual(heldOn(before, on));
    }),
  );
});
