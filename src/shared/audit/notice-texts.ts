/** What leaves the house about the audit (G6): the day's anchor, which proves nothing about anybody. */
import type { NoticeText } from '../notices/notice-text';

export const auditNoticeTexts = {
  'audit.anchor': {
    title: '今天的记录校对码',
    body: '{date} 的记录校对码：第 {seq} 条 {hash}。不用做什么，留着就行，以后可以拿它核对。',
  },
} as const satisfies Record<string, NoticeText>;
