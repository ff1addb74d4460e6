/** What can go wrong when the school's rules are changed. */
export const settingErrorTexts = {
  'setting-range': '这个数不在可以改的范围里，看看旁边写的范围。',
  'setting-past': '只能从今天或以后的日子改起。过去的日子，照当时的规则算。',
  'setting-too-far': '这个日子太远了，选一年以内的。',
  'setting-too-often': '这一条改得太多次了。先取消还没开始的几次。',
  'setting-not-yours': '这一条不归你改。需要的话，找上面写的人。',
  'term-overlaps': '和另一个学期的日子重了，改一下开始或结束的日子。',
  'term-order': '结束的日子要在开始的日子之后。',
} as const;
