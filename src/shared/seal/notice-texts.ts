/** What leaves the house about the sealed identity (M6): neutral sentences, no child, no thread, no content. */
import type { NoticeText } from '../notices/notice-text';

const page = 'features/seal/openings/index';

export const sealNoticeTexts = {
  'seal.asked': {
    page,
    title: '有一件急事等您同意',
    body: '有一件急事要两位负责人各自同意，请现在打开小程序，在 {due} 前办。',
  },
  'seal.half': {
    page,
    title: '有一件急事还差您同意',
    body: '有一件急事已经有一位负责人同意，还差您这一把钥匙，请现在打开小程序。',
  },
  'seal.open': {
    page,
    title: '您申请的已经同意了',
    body: '您申请的已经有两位负责人同意，请现在打开小程序，{due} 会关上。',
  },
  'seal.ended': {
    page,
    title: '您申请的没有办成',
    body: '您申请的没有得到两位负责人同意，请打开小程序看看。着急请打 110。',
  },
  'seal.after': {
    page,
    title: '有一件事还要记下来',
    body: '有一件急事办过以后，还没有记下告诉了谁，请打开小程序补上。',
  },
  'seal.review': {
    page,
    title: '有一件事该再看一次',
    body: '有一件事当时决定先不说，到了再看一次的日子，请打开小程序。',
  },
  'seal.drill': {
    page,
    title: '请参加这个月的演练',
    body: '这个月的演练开始了，请打开小程序，用您的口令同意一次。',
  },
} as const satisfies Record<string, NoticeText>;
