/** Any form that a family may hand in. */
import fc from 'fast-check';
import type { Feedback } from '../../../src/shared/homework/model';
import { subjects } from '../../../src/shared/people/subjects';

export const aForm: fc.Arbitrary<Feedback> = fc.record({
  minutes: fc.uniqueArray(
    fc.record({
      subject: fc.constantFrom(...subjects),
      minutes: fc.integer({ min: 0, max: 24 }).map((steps) => steps * 5),
    }),
    { minLength: 1, maxLength: 6, selector: ({ subject }) => subject },
  ),
  difficulty: fc.constantFrom('easy' as const, 'right' as const, 'hard' as const),
  mood: fc.constantFrom('happy' as const, 'calm' as const, 'upset' as const),
  bedtime: fc.constant(null),
  remark: fc.constant(''),
});
