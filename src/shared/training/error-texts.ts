/** What can go wrong in the parent school (T1, T2), in words for whoever asked. */
export const trainingErrorTexts = {
  'training-closed': '这一场现在不能报名或改动了。刷新看看最新情况。',
  'training-full': '空座位不够了，人数先不变。少来一位，或者等有空位再加。',
  'training-line-full': '排队的人已经很多了。来不了，可以看线上课。',
  'too-many-people': '一家报不了这么多位，少报几位吧。',
  'seats-taken': '已经有人报了名，座位不能少于已报的人数。',
  'family-changed': '你们家的报名刚刚有变化，看看现在的情况再定。',
  'other-parent-changes': '人数由报名的那位家长改。想分开来，可以先退出，再自己报。',
  'room-full': '座位都有人了，这一家先没有记上。',
  'line-waits': '还有家庭在排队，空座位按先后是他们的。这一家先没有记上。',
  'no-place-yet': '还没有这一场的座位。先报名，有座位就能签到。',
  'check-in-closed': '现在不是签到的时间。',
  'code-over': '这个码过期了，看一眼最新的再试。',
  'code-wrong': '数字不对，看一眼屏幕上的再输一次。',
  'digits-used-up': '数字输错了几次。请扫二维码，或者请老师帮你签。',
  'sheet-over': '这部手机离线太久了，请在名单里更正，写一句原因。',
} as const;
