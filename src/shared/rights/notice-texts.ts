/** What leaves the house about requests (G2): how many wait, and nothing about anybody. */
import type { NoticeText } from '../notices/notice-text';

export const rightsNoticeTexts = {
  'rights.due': {
    title: '有改资料的申请等您答复',
    body: '有 {count} 份改资料的申请快到期了，请在“资料申请”里答复。',
  },
} as const satisfies Record<string, NoticeText>;
