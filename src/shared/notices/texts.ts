/**
 * Every sentence that leaves the house (WeCom robot, subscription messages). Neutral: no name of a student,
 * no content, no level word (architecture: Effects). `title` fits a `thing` field: at most 20 characters.
 */
import type { NoticeText } from './notice-text';
import { auditNoticeTexts } from '../audit/notice-texts';
import { bookingNoticeTexts } from '../bookings/notice-texts';
import { classMoodNoticeTexts } from '../class-mood/notice-texts';
import { homeworkNoticeTexts } from '../homework/notice-texts';
import { rightsNoticeTexts } from '../rights/notice-texts';
import { peopleNoticeTexts } from '../people/notice-texts';
import { sealNoticeTexts } from '../seal/notice-texts';
import { trainingNoticeTexts } from '../training/notice-texts';

export type { NoticeText };

/** Of the flows of every day: they can wait a minute, and say nothing about who can be reached in danger. */
const routineTexts = {
  ...bookingNoticeTexts,
  ...homeworkNoticeTexts,
  ...trainingNoticeTexts,
  ...classMoodNoticeTexts,
  ...auditNoticeTexts,
  ...rightsNoticeTexts,
  ...peopleNoticeTexts,
} as const;

export const noticeTexts = {
  'reply.notify': {
    title: '有一条新留言等您回复',
    body: '有一条新留言等您回复，请在 {due} 前回复。',
    many: '有 {many} 条新留言等您回复，最早的请在 {due} 前回复。',
  },
  'reply.remind': {
    title: '有一条留言还在等回复',
    body: '有一条留言还在等回复，截止 {due}。',
    many: '有 {many} 条留言还在等回复，最早的截止 {due}。',
  },
  'reply.backup': {
    title: '有一条留言需要接手',
    body: '有一条留言等了很久，请值班或后备老师马上回复，截止 {due}。',
    many: '有 {many} 条留言等了很久，请值班或后备老师马上回复，最早的截止 {due}。',
  },
  'reply.breach': {
    title: '有一条留言过了时间',
    body: '有一条留言过了 {due} 还没有回复，请找到老师马上回复。',
    many: '有 {many} 条留言过了时间还没有回复，最早的是 {due}，请找到老师马上回复。',
  },
  'reply.breach-again': {
    title: '有一条留言还没有回复',
    body: '有一条留言过了 {due} 仍没有回复，请继续找人。',
    many: '有 {many} 条留言过了时间仍没有回复，最早的是 {due}，请继续找人。',
  },
  'red.red-notify': {
    title: '有一条留言需要马上看',
    body: '有一条留言需要马上看，请在 {due} 前应答。',
    many: '有 {many} 条留言需要马上看，最早的请在 {due} 前应答。',
  },
  // A place is no person: somebody can set out at once (decision 0021).
  'red.red-notify-at': {
    title: '有一条留言需要马上看',
    body: '有一条留言需要马上看，请在 {due} 前应答。是在“{place}”的公用设备上写的，请就近的老师马上过去。',
  },
  'red.red-backup-at': {
    title: '有一条留言还没人应答',
    body: '有一条需要马上看的留言还没有应答，请后备老师也来看，截止 {due}。是在“{place}”的公用设备上写的。',
  },
  'red.more-at': {
    title: '有新的话需要马上看',
    body: '需要马上看的留言里有新的话，请马上看，截止 {due}。是在“{place}”的公用设备上写的。',
  },
  'red.red-breach-at': {
    title: '有一条留言过了时间',
    body: '有一条需要马上看的留言过了 {due} 还没有回复，请立刻找人。是在“{place}”的公用设备上写的。',
  },
  'red.red-again-at': {
    title: '有一条留言仍没有回复',
    body: '有一条需要马上看的留言仍没有回复（截止 {due}），请立刻找人。是在“{place}”的公用设备上写的。',
  },
  'red.red-backup': {
    title: '有一条留言还没人应答',
    body: '有一条需要马上看的留言还没有应答，请后备老师也来看，截止 {due}。',
    many: '有 {many} 条需要马上看的留言还没有应答，请后备老师也来看，最早的截止 {due}。',
  },
  'red.backup-seen': {
    title: '有一条留言还没有回复',
    body: '有一条需要马上看的留言有老师在看，还没有回复，请后备老师也来看，截止 {due}。',
    many: '有 {many} 条需要马上看的留言有老师在看，还没有回复，请后备老师也来看，最早的截止 {due}。',
  },
  'red.more': {
    title: '有新的话需要马上看',
    body: '需要马上看的留言里有新的话，请马上看，截止 {due}。',
    many: '有 {many} 条需要马上看的留言里有新的话，请马上看，最早的截止 {due}。',
  },
  'red.red-breach': {
    title: '有一条留言过了时间',
    body: '有一条需要马上看的留言过了 {due} 还没有回复，请立刻找人。',
    many: '有 {many} 条需要马上看的留言过了时间还没有回复，最早的是 {due}，请立刻找人。',
  },
  'red.red-again': {
    title: '有一条留言仍没有回复',
    body: '有一条需要马上看的留言仍没有回复（截止 {due}），请立刻找人。',
    many: '有 {many} 条需要马上看的留言仍没有回复（最早的截止 {due}），请立刻找人。',
  },
  'duty.shift-start': { title: '您开始值班了', body: '您开始值班了，有 {count} 条留言在等回复。' },
  'duty.handed-over': {
    title: '有留言交到您这里',
    body: '同事把 {count} 条留言交到您这里，请打开收件箱。',
  },
  'duty.next-person': {
    title: '有一条留言转给您',
    body: '前一位老师联系不上，有一条留言转给您，请马上看，截止 {due}。',
    many: '前一位老师联系不上，有 {many} 条留言转给您，请马上看，最早的截止 {due}。',
  },
  'district.given': {
    title: '有一条留言请您来看',
    body: '有一条留言请区里的老师来看，请打开小程序的收件箱。',
    many: '有 {many} 条留言请区里的老师来看，请打开小程序的收件箱。',
  },
  'district.unreached': {
    title: '有一位老师联系不上',
    body: '区里的接收老师联系不上，请现在打电话找到这位老师。',
  },
  'duty.nobody': { title: '现在没有人值班', body: '现在没有人值班，请安排一位老师。' },
  'duty.called-out': { title: '请您现在值班', body: '学校请您现在开始值班，到 {due}。' },
  'duty.swap-offer': { title: '有同事想和您换班', body: '有同事想和您换班，请打开小程序看看。' },
  'system.clock-silent': {
    title: '提醒服务停了几分钟',
    body: '提醒服务停了 {count} 分钟，正在补发。请打开收件箱看一眼。',
  },
  'system.notice-parked': {
    title: '有通知没有送到',
    body: '有一条通知多次没有送到，请电话联系值班老师。',
    many: '有 {many} 条通知多次没有送到，请电话联系值班老师。',
  },
  'system.rung-stuck': {
    title: '有一条提醒没有发出',
    body: '有一条提醒没有发出，请打开收件箱看一眼，有没有人在等。',
    many: '有 {many} 条提醒没有发出，请打开收件箱看一眼，有没有人在等。',
  },
  'system.audit-unchained': {
    title: '有操作记录没有存好',
    body: '有操作记录超过三分钟没有排进链里，请联系管理员看一眼。',
  },
  ...routineTexts,
  ...sealNoticeTexts,
  'author.reply': { title: '您有一条校园消息', body: '您有一条校园消息。' },
} as const satisfies Record<string, NoticeText>;

export type NoticeKey = keyof typeof noticeTexts;

export function isNoticeKey(key: string): key is NoticeKey {
  return key in noticeTexts;
}

/** A form that names a child in danger (W1) is none. */
export function isRoutineNotice(key: string): boolean {
  return key in routineTexts && key !== 'mood.look-now';
}

/** The whole sentence with its figures, opened by the product's name. */
export function noticeBody(key: NoticeKey, figures: Readonly<Record<string, string>>): string {
  return withFigures(noticeTexts[key].body, figures);
}

/** One sentence for `count` subjects; null when this notice is only ever told one by one. */
export function noticeDigest(
  key: NoticeKey,
  figures: Readonly<Record<string, string>>,
  count: number,
): string | null {
  const { many }: NoticeText = noticeTexts[key];
  return many === undefined ? null : withFigures(many, { ...figures, many: String(count) });
}

function withFigures(sentence: string, figures: Readonly<Record<string, string>>): string {
  return `【润心】${sentence.replace(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? '')}`;
}
