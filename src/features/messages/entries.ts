/** What the message box offers on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const inbox = {
  title: '收件箱',
  hint: '按截止时间排好',
  page: routes.messages,
  badgeAction: 'messages.inbox',
};
const overdue = {
  title: '超时与无人',
  hint: '只有时间，没有内容',
  page: routes.breaches,
  badgeAction: 'messages.breaches',
};

export const entries: readonly Entry[] = [
  {
    role: 'student',
    title: '说一说',
    hint: '不写名字也可以',
    page: routes.write,
    badgeAction: null,
  },
  { role: 'counsellor', ...inbox },
  { role: 'lead-counsellor', ...inbox },
  {
    role: 'district-receiver',
    title: '接收件',
    hint: '和学校里的大人有关的留言',
    page: routes.messages,
    badgeAction: null,
  },
  { role: 'lead-counsellor', ...overdue },
  { role: 'leader', ...overdue },
];

/** Looked at now and then: after what is owed. */
export const correctionEntries: readonly Entry[] = [
  {
    role: 'lead-counsellor',
    title: '分级准不准',
    hint: '系统看错了哪里',
    page: routes.corrections,
    badgeAction: null,
  },
];
