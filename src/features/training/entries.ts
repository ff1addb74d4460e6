/** What the parent school (T1, T2) offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const plan = {
  title: '培训计划',
  hint: '家长学校的场次、线上课、签到码',
  page: routes.trainingPlan,
  badgeAction: null,
};
const rates = {
  title: '家长参加情况',
  hint: '按班级和年级，和 85% 比',
  page: routes.trainingRates,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  {
    role: 'guardian',
    title: '家长学校',
    hint: '报名、签到、线上课',
    page: routes.training,
    badgeAction: null,
  },
  { role: 'lead-counsellor', ...plan },
  { role: 'admin', ...plan },
  { role: 'lead-counsellor', ...rates },
  { role: 'admin', ...rates },
  { role: 'leader', ...rates },
  { role: 'grade-leader', ...rates },
  {
    role: 'class-teacher',
    title: '家长参加',
    hint: '谁还没来过，提醒一下',
    page: routes.trainingClass,
    badgeAction: null,
  },
];
