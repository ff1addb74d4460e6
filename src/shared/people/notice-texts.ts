/** What leaves the house about people and joining (G1): a count, never who asked. */
import type { NoticeText } from '../notices/notice-text';

export const peopleNoticeTexts = {
  'people.applications': {
    title: '有人申请加入班级',
    body: '有 {count} 份加入申请等您看一眼，是班里的家长或学生就确认。',
  },
} as const satisfies Record<string, NoticeText>;
