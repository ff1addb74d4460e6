/**
 * What leaves the house about bookings (B1–B3): neutral sentences, no child's name, no content. What goes to a
 * family's phone is the same one sentence for everything (design: the phone may be the parent's).
 */
import type { NoticeText } from '../notices/notice-text';

export const bookingNoticeTexts = {
  'booking.family': { title: '您有一条校园消息', body: '您有一条校园消息。' },
  'booking.day': {
    title: '明天有一个预约',
    body: '明天 {due} 有一个预约，请看今日预约。',
    many: '明天有 {many} 个预约，请看今日预约。',
  },
  'booking.hour': {
    title: '一小时内有一个预约',
    body: '{due} 有一个预约，请看今日预约。',
    many: '接下来一小时内有 {many} 个预约，请看今日预约。',
  },
  'booking.room': {
    title: '一个预约换了辅导室',
    body: '{due} 的预约换了辅导室，请看那天的预约。',
    many: '有 {many} 个预约换了辅导室，请看那几天的预约。',
  },
  'booking.request': {
    title: '有一个申请等您写理由',
    body: '有一个再约一次的申请，等您写一句理由。',
    many: '有 {many} 个再约一次的申请，等您写理由。',
  },
  'booking.decision': {
    title: '有一个预约申请等您定',
    body: '有一个再约一次的申请等您决定，只看年级和理由。',
    many: '有 {many} 个再约一次的申请等您决定，只看年级和理由。',
  },
  'booking.decided': {
    title: '再约一次的申请有结果了',
    body: '再约一次的申请有结果了，请看今日预约。',
    many: '有 {many} 个再约一次的申请有结果了，请看今日预约。',
  },
} as const satisfies Record<string, NoticeText>;
