/** How what was seen of a class's children goes (G2, W1); the counts of the forms stay. */
import { datedRule, type RetentionRule } from '../../platform/retention';
import { moodConcerns, moodNotes, moodObservations, moodVersions } from './collections';

const ofWeek = { policy: 'retention.classroom-days', from: '那一周' } as const;

export const classMoodRetention: readonly RetentionRule[] = [
  datedRule({
    key: 'mood-notes',
    name: '心育委员写的本周观察',
    policy: 'retention.notes-days',
    from: '那一周',
    keeps: '有几份',
    collection: moodNotes,
    field: 'monday',
  }),
  datedRule({
    key: 'mood-concerns',
    name: '心理动态表里写到的学生',
    ...ofWeek,
    keeps: '每个班每周的人数',
    collection: moodConcerns,
    field: 'monday',
    figures: ({ submitted }) => ({ students: submitted.length }),
    async along(transaction, { _id }) {
      for (let number = 1; ; number += 1) {
        const version = await transaction.get(moodVersions, `${_id}.${number}`);
        if (!version) return;
        await transaction.remove(moodVersions, version._id);
      }
    },
  }),
  datedRule({
    key: 'mood-observations',
    name: '任课老师报的观察',
    ...ofWeek,
    keeps: '有几条',
    collection: moodObservations,
    field: 'monday',
  }),
];
