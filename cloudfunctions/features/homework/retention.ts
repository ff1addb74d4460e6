/** How what was given and what families wrote goes (G2): month by month the counts stay (0014). */
import { datedRule, type RetentionRule } from '../../platform/retention';
import { homeworkDays, homeworkForms } from './collections';

export const homeworkRetention: readonly RetentionRule[] = [
  datedRule({
    key: 'homework-forms',
    name: '家长填的作业周反馈',
    policy: 'retention.classroom-days',
    from: '那一周',
    keeps: '每个班每个月的时间统计',
    collection: homeworkForms,
    field: 'monday',
  }),
  datedRule({
    key: 'homework-days',
    name: '每天公示的作业',
    policy: 'retention.classroom-days',
    from: '那一天',
    keeps: '每个班每个月的时间统计',
    collection: homeworkDays,
    field: 'date',
    figures: ({ posts }) => ({ posts: posts.length }),
  }),
];
