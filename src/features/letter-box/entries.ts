/** What the letter box and the terminals (M1) offer on each role's home. Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const box = { page: routes.letterBox, badgeAction: null };
const ofCounsellors = { title: '心语信箱', hint: '录信、取信条、学校的公用设备', ...box };

export const entries: readonly Entry[] = [
  { role: 'counsellor', ...ofCounsellors },
  { role: 'lead-counsellor', ...ofCounsellors },
  { role: 'admin', title: '学校的公用设备', hint: '没有手机的学生在这里写信', ...box },
];
