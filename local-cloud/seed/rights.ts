/** Two requests about data that wait, one that was answered: something for the class teacher's page (G2). */
import {
  rightsRequests,
  type StoredRequest,
} from '../../cloudfunctions/features/rights/collections';
import { rightsFiguresAt } from '../../src/shared/rights/policy';
import { addDays, toLocalDate } from '../../src/shared/time';
import type { FeatureSeed } from './feature-seed';

const wishes = [
  { seat: '6-2-15', days: 1, text: '家里现在是奶奶接送，请记一下。', answer: null },
  { seat: '6-1-11', days: 2, text: '孩子的名字常被写成同音字，请看看名单上对不对。', answer: null },
  { seat: '6-2-20', days: 6, text: '住址换了，班里的联系单请改一下。', answer: '记下了，谢谢。' },
] as const;

export const seedRights: FeatureSeed = ({ school }, nowMs) => {
  const schoolId = school._id;
  if (schoolId !== 'demo') return [[rightsRequests, []]];
  const today = toLocalDate(nowMs);
  const { answerDays } = rightsFiguresAt(school.policyValues, nowMs);
  const requests = wishes.map(({ seat, days, text, answer }): StoredRequest => {
    const askedOn = addDays(today, -days);
    return {
      _id: `${schoolId}-seed-wish-${seat}`,
      schoolId,
      aboutId: `${schoolId}-s-${seat}`,
      viewer: 'child',
      kind: 'correct',
      classId: `${schoolId}-${seat.slice(0, 3)}`,
      field: 'other',
      text,
      kinds: [],
      state: answer === null ? 'open' : 'done',
      askedOn,
      dueOn: addDays(askedOn, answerDays),
      answer,
      answeredOn: answer === null ? null : addDays(askedOn, 1),
      version: 0,
    };
  });
  return [[rightsRequests, requests]];
};
