/** How sessions with their places and lessons that were read go (G2); how many families came stays. */
import { isOver } from '../../../src/shared/retention/policy';
import { forgottenAtOnce } from '../../platform/personal-records';
import {
  datedRule,
  type AddUp,
  type Candidate,
  type RetentionContext,
  type RetentionRule,
} from '../../platform/retention';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import {
  trainingAttendance,
  trainingLedgers,
  trainingProgress,
  trainingReached,
  trainingSessions,
  trainingTellings,
} from './collections';

/** Who came, by portions: they hang on the session, which goes last. */
async function removeAttendance(
  { id, date }: Candidate,
  { schoolId, values, nowMs }: RetentionContext,
  addUp: AddUp,
): Promise<void> {
  if (!isOver(values, 'retention.classroom-days', date, nowMs)) return;
  for (;;) {
    const page = await find(
      trainingAttendance,
      { schoolId, sessionId: id },
      { limit: forgottenAtOnce },
    );
    if (page.length === 0) return;
    await transact(async (transaction) => {
      let came = 0;
      for (const { _id } of page) {
        const stored = await transaction.get(trainingAttendance, _id);
        if (!stored) continue;
        if (stored.came) came += 1;
        await transaction.remove(trainingAttendance, _id);
      }
      await addUp(transaction, { came });
    });
  }
}

export const trainingRetention: readonly RetentionRule[] = [
  {
    ...datedRule({
      key: 'training-sessions',
      name: '家长学校的场次、报名和签到',
      policy: 'retention.classroom-days',
      from: '那一场',
      keeps: '场次、报名和到场的家庭数',
      collection: trainingSessions,
      field: 'date',
      async along(transaction, { _id }) {
        if (await transaction.get(trainingLedgers, _id))
          await transaction.remove(trainingLedgers, _id);
        if (await transaction.get(trainingTellings, _id))
          await transaction.remove(trainingTellings, _id);
      },
    }),
    prepare: removeAttendance,
  },
  datedRule({
    key: 'training-reached',
    name: '每个家庭一个学期参加了什么',
    policy: 'retention.classroom-days',
    from: '那个学期最后一次参加',
    keeps: '几个家庭、参加几次',
    collection: trainingReached,
    field: 'lastOn',
    figures: ({ came, done }) => ({ came: came.length, done: done.length }),
  }),
  datedRule({
    key: 'training-progress',
    name: '看完的线上课',
    policy: 'retention.classroom-days',
    from: '看完那天',
    keeps: '看完几节',
    collection: trainingProgress,
    field: 'doneOn',
  }),
];
