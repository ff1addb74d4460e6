/** The school's own rules and calendar on the homes of those who set them. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const rules = {
  title: '学校的规则',
  hint: '多久要回、几点收、最多几次，从哪天起',
  page: routes.schoolRules,
  badgeAction: null,
};
const calendar = {
  title: '学期和校历',
  hint: '开学放假、调休、学校自己的安排',
  page: routes.schoolCalendar,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  { role: 'admin', ...rules },
  { role: 'admin', ...calendar },
  { role: 'lead-counsellor', ...rules },
  { role: 'leader', ...rules },
];
