/** What leaves the house about homework (H1–H4): neutral sentences, no child's name, no content. */
import type { NoticeText } from '../notices/notice-text';

export const homeworkNoticeTexts = {} as const satisfies Record<string, NoticeText>;
