/** How talks of long ago go (G2); their number stays. */
import { datedRule, type RetentionRule } from '../../platform/retention';
import { bookingDays, bookingMonths, bookingRequests, bookings } from './collections';

const ofTalk = { policy: 'retention.bookings-days' } as const;

export const bookingRetention: readonly RetentionRule[] = [
  datedRule({
    ...ofTalk,
    key: 'bookings',
    name: '谈话的约定',
    from: '谈话那天',
    keeps: '每个月的次数',
    collection: bookings,
    field: 'date',
    figures: ({ state }) => ({ [state]: 1 }),
  }),
  datedRule({
    ...ofTalk,
    key: 'booking-months',
    name: '学生每个月的次数',
    from: '那个月',
    keeps: '有几份',
    collection: bookingMonths,
    field: 'month',
    unit: 'month',
  }),
  datedRule({
    ...ofTalk,
    key: 'booking-requests',
    name: '多约一次的申请',
    from: '那个月',
    keeps: '每个月的件数',
    collection: bookingRequests,
    field: 'month',
    unit: 'month',
    figures: ({ state }) => ({ [state]: 1 }),
  }),
  datedRule({
    ...ofTalk,
    key: 'booking-days',
    name: '老师和辅导室每天的占用',
    from: '那一天',
    keeps: '有几份',
    collection: bookingDays,
    field: 'date',
  }),
];
