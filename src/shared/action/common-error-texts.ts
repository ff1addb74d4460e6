/** What any call may be refused with, and the first features' own sentences: warm, plain, true (design.md, Voice). */
export const commonErrorTexts = {
  'unknown-action': '这个功能还没有。请更新小程序再试。',
  'invalid-input': '有一处没填对，改一下再发。',
  'not-signed-in': '还没有登录，或者登录过期了。请重新进入。',
  forbidden: '这一页不归你看。需要的话，找管理员。',
  'module-off': '这一项在你们年级还没有开始用。',
  'too-large': '内容太长了，分几次发吧。',
  'too-fast': '点得有点快，歇几秒再试。写的都还在。',
  busy: '现在人有点多，过几秒会自动再试。写的都还在。',
  internal: '出了点小问题，写的都还在。过一会儿再试一次。',
  'not-found': '没有找到。可能已经不在了。',
  'request-conflict': '这条已经发过，内容不一样。请重新写一条。',
  'thread-closed': '这段对话已经结束了。想接着说，再写一条就好。',
  'concern-nobody':
    '现在还没有区里的老师能接这件事，所以这一项没有办成，写的都还在。可以换一个选择，或者打 110、12356。',
  'illegal-move': '现在不能这样做。刷新看看最新情况。',
  'triage-fired': '这条留言里有让人担心的话，请先回复，再结束。',
  'not-on-duty': '现在不是你值班。',
  'swap-not-open': '这次换班已经处理过了。',
  'stale-version': '刚刚有了变化，请看一眼最新情况再试。',
  'colleague-away': '这位同事现在不在，换一位吧。',
} as const;
