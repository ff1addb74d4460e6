/** What leaves the house about the weekly class mood form (W1): neutral sentences, no child's name, no content. */
import type { NoticeText } from '../notices/notice-text';

/** As subscription messages name it, without the leading slash. */
const page = (name: string) => `features/class-mood/${name}/index`;

export const classMoodNoticeTexts = {
  'mood.remind': {
    page: page('form'),
    title: '班级心理动态表今天截止',
    body: '班级心理动态表今天 {due} 截止，您班的还没有交。都平稳的话，点一下就好。',
  },
  'mood.remind-again': {
    page: page('form'),
    title: '班级心理动态表快截止了',
    body: '班级心理动态表今天 {due} 截止，您班的还没有交。',
  },
  'mood.overdue': {
    page: page('form'),
    title: '班级心理动态表还没有交',
    body: '班级心理动态表过了 {due} 还没有交，请补上。',
  },
  'mood.overdue-grade': {
    page: page('missing'),
    title: '有班级没交心理动态表',
    body: '您年级有一个班过了 {due} 还没有交班级心理动态表，请提醒一下。',
    many: '您年级有 {many} 个班过了 {due} 还没有交班级心理动态表，请提醒一下。',
  },
  'mood.reminded': {
    page: page('form'),
    title: '年级组长提醒您交周表',
    body: '年级组长提醒您：班级心理动态表还没有交，请今天补上。',
  },
  'mood.observation': {
    page: page('form'),
    title: '有老师给您报了观察',
    body: '有老师给您报了一个观察，请打开班级心理动态表看看。',
  },
  'mood.look-now': {
    page: page('week'),
    title: '有一份周表请马上看',
    body: '有一份班级心理动态表请您马上看，请打开小程序。',
  },
} as const satisfies Record<string, NoticeText>;
