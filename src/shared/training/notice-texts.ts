/** What leaves the house about the parent school (T1, T2): neutral sentences, no child's name, no content. */
import type { NoticeText } from '../notices/notice-text';

export const trainingNoticeTexts = {} as const satisfies Record<string, NoticeText>;
