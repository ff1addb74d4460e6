/** What the weekly class mood form offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const week = {
  title: '各班周表',
  hint: '谁交了，谁没交，班里怎么样',
  page: routes.moodWeek,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  {
    role: 'mood-member',
    title: '本周观察',
    hint: '班里这周怎么样，不想写也可以',
    page: routes.moodNote,
    badgeAction: null,
  },
  {
    role: 'class-teacher',
    title: '班级心理动态表',
    hint: '每周最后一个上课日 17:00 前交',
    page: routes.moodForm,
    badgeAction: null,
  },
  {
    role: 'subject-teacher',
    title: '报一个观察',
    hint: '看到的事，交给班主任',
    page: routes.moodObserve,
    badgeAction: null,
  },
  {
    role: 'grade-leader',
    title: '周表补交',
    hint: '本年级还没交的班',
    page: routes.moodMissing,
    badgeAction: null,
  },
  { role: 'counsellor', ...week },
  { role: 'lead-counsellor', ...week },
  { role: 'leader', ...week, hint: '全校的数，没有学生的名字' },
];
