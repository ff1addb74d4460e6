/** One valid input per action of consent. */
import type { InputOf } from '../../../src/shared/action/contract';
import type { consentContracts } from '../../../src/shared/consent/contracts';
import type { Objects } from '../examples';

type ConsentContract = (typeof consentContracts)[number];
type ConsentExamples = {
  readonly [N in ConsentContract['name']]: (
    objects: Objects,
  ) => InputOf<Extract<ConsentContract, { name: N }>>;
};

export const consentExamples: ConsentExamples = {
  'consent.mine': () => ({}),
  'consent.say': ({ studentId }) => ({
    childId: studentId,
    noticeVersion: 1,
    words: [{ purpose: 'screening', given: true }],
  }),
  'consent.classes': () => ({}),
  'consent.class': ({ classId }) => ({ classId }),
  'consent.enter-paper': ({ studentId }) => ({
    studentId,
    signedOn: '2026-09-01',
    given: ['files'],
  }),
};
