/** What bookings offers on each role's home (B1–B3). Data only. */
import type { Entry } from '../../lib/entries';
import { routes } from '../../lib/routes';

const day = {
  title: '今日预约',
  hint: '来访、改期、可约时间',
  page: routes.bookingDay,
  badgeAction: null,
};

export const entries: readonly Entry[] = [
  {
    role: 'student',
    title: '约老师聊聊',
    hint: '当面说，每次 40 分钟',
    page: routes.book,
    badgeAction: null,
  },
  {
    role: 'student',
    title: '我的预约',
    hint: '改时间、取消、排队',
    page: routes.myBookings,
    badgeAction: null,
  },
  {
    role: 'guardian',
    title: '帮孩子预约',
    hint: '孩子点头才算数',
    page: routes.proposeBooking,
    badgeAction: null,
  },
  {
    role: 'class-teacher',
    title: '帮学生约心理老师',
    hint: '学生点头才算数',
    page: routes.proposeBooking,
    badgeAction: null,
  },
  { role: 'counsellor', ...day },
  { role: 'lead-counsellor', ...day },
  {
    role: 'leader',
    title: '再约一次的申请',
    hint: '只看年级和理由，没有名字',
    page: routes.bookingRequests,
    badgeAction: 'bookings.requests',
  },
];
