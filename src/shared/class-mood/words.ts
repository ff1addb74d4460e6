/** The words of the form, warm and plain (design: Voice). */
import type { Air, EventKind, FollowWord, Mood, Sight } from './model';

export const moodWords: Record<Mood, { word: string; hint: string }> = {
  low: { word: '低落', hint: '话少、没精神' },
  irritable: { word: '烦躁', hint: '易起冲突' },
  tense: { word: '紧张', hint: '担心考试等' },
};

export const eventWords: Record<EventKind, string> = {
  absence: '缺课',
  marks: '成绩下滑',
  family: '家庭变化',
  bullying: '欺凌',
  conflict: '同学冲突',
  loss: '失去亲人',
  phone: '手机用得多',
  other: '其他',
};

export const followTexts: Record<FollowWord, string> = {
  better: '好多了',
  same: '差不多',
  worse: '更担心',
};

/** Facts that are seen often: one tap each. */
export const commonFacts: readonly string[] = [
  '连续几天午饭没怎么吃',
  '课间一个人坐着',
  '上课趴着，没精神',
  '哭过',
  '和同学起了冲突',
  '这周没交作业',
  '不愿意来上学',
];

export const airWords: Record<Air, string> = {
  bright: '大多挺开心',
  calm: '和平常一样',
  noisy: '有点吵、有点烦',
  heavy: '有点闷',
};

export const sightWords: Record<Sight, string> = {
  kind: '有人帮了别人',
  alone: '有人常常一个人',
  quarrel: '有人吵架了',
  tired: '有人很累很困',
  worried: '有人担心考试',
  sad: '有人难过',
};
