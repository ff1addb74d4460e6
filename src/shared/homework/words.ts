/** Words of homework as people read them (H1–H4). */
import type { LimitName } from './load';
import type { Feedback, Standing, Tier } from './model';

export const tierWords: Readonly<Record<Tier, string>> = {
  basic: '基础',
  extended: '提高',
  optional: '选做',
};

export const standingWords: Readonly<Record<Standing, string>> = {
  published: '已公布',
  none: '今天没有',
  waiting: '等年级组长',
  returned: '退回，等改',
  open: '还没公布',
  missing: '没公布',
  free: '今天没课',
  unsure: '有作业再公布',
  passed: '没等到答复，没公布',
};

export const limitWords: Readonly<Record<LimitName, string>> = {
  total: '全天',
  chinese: '语文',
  mathematics: '数学',
  others: '其他学科合计',
};

export const difficultyWords: Readonly<Record<Feedback['difficulty'], string>> = {
  easy: '轻松',
  right: '刚好',
  hard: '偏难',
};

export const moodWords: Readonly<Record<Feedback['mood'], string>> = {
  happy: '愉快',
  calm: '平常',
  upset: '烦躁',
};
