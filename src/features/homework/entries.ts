/** What homework (H1–H4) offers on each role's home. Data only; a family's home has a card of its own. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const requests = { title: '超量审批', page: routes.homeworkRequests, badgeAction: null };

export const entries: readonly Entry[] = [
  {
    role: 'subject-teacher',
    title: '公布作业',
    hint: '每个上课日 16:00 前，没有也点一下',
    page: routes.homeworkPost,
    badgeAction: null,
  },
  {
    role: 'class-teacher',
    title: '作业公布情况',
    hint: '今天谁公布了，这个月写了多久',
    page: routes.homeworkClassDay,
    badgeAction: null,
  },
  { role: 'grade-leader', ...requests, hint: '超过上限的作业等您定，还有年级作业' },
  {
    role: 'leader',
    ...requests,
    title: '作业负担',
    hint: '各年级估的和实际的，年级组长自己的超量',
  },
];
