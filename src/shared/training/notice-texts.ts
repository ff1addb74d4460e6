/** What leaves the house about the parent school (T1, T2): neutral sentences, no child's name, no content. */
import type { NoticeText } from '../notices/notice-text';

export const trainingNoticeTexts = {
  'training.day': {
    title: '明天有一场家长学校',
    body: '明天 {due} 有一场家长学校，点开看地点。',
  },
  'training.hour': {
    title: '家长学校快开始了',
    body: '今天 {due} 有一场家长学校，到场记得签到。',
  },
  'training.promoted': {
    title: '家长学校有座位了',
    body: '您排队的家长学校有座位了，点开看看。',
  },
  'training.changed': {
    title: '家长学校有变动',
    body: '您报名的家长学校有变动，点开看新的时间和地点。',
  },
  'training.cancelled': {
    title: '一场家长学校取消了',
    body: '您报名的一场家长学校取消了，点开看原因。',
  },
  'training.taken-back': {
    title: '家长学校的报名有变动',
    body: '您的家长学校报名有变动，点开看看现在的情况。',
  },
  'training.invite': {
    title: '家长学校还等着您',
    body: '这学期的家长学校还等着您，来不了也可以看线上课。',
  },
} as const satisfies Record<string, NoticeText>;
