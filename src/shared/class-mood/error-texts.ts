/** What can go wrong in the weekly class mood form (W1), in words for whoever asked. */
export const classMoodErrorTexts = {
  'mood-counts': '人数比全班还多了，改一下再交。',
  'mood-empty': '还什么都没填。这周都平稳的话，点“本周无异常”就好。',
  'mood-not-quiet': '已经填了内容，或者上周关心的同学还没说，请点“提交”。',
  'mood-word-missing': '上周关心的同学，每人说一句就好。',
  'mood-fact-missing': '还有一位同学没写看到了什么，写一句就好。',
  'mood-label': '请写看到的事，比如“连续四天午饭没怎么吃”，不写叫法和诊断。',
  'mood-mixed-up': '名单刚刚变过，请看一眼最新情况再交。',
} as const;
