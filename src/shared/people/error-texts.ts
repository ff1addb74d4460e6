/** What can go wrong with people, joining and rights (G1), in words for whoever asked. */
export const peopleErrorTexts = {
  'people-still-teaching': '这位老师名下还有班级或课，请先换好接手的老师。',
  'join-code-wrong': '这个邀请码现在用不了。请再看一眼有没有输错，或请老师给一个新的。',
  'join-tries-used-up': '今天试的次数有点多了，请明天再来，或直接找班主任。',
  'join-too-many': '已经有几份申请在等班主任了，等有了结果再申请吧。',
  'join-no-such-child': '名字和学号跟名单对不上，请对方改好再申请一次。',
  'join-child-bound':
    '这个孩子已经在另一部手机上了。要换手机，请管理员先解除原来的绑定：从前写的会打不开，这样谁也不能冒充孩子去看。',
  'passcode-needed': '先输入口令，再接着用。',
  'passcode-wrong': '口令不对，再想一想。',
  'passcode-none': '这里还没有设口令，先设一个。',
  'passcode-closed-today': '今天试了太多次，明天可以再试。着急的话，请班主任帮你重设。',
  'passcode-closed': '口令锁住了，请班主任帮你重设。',
} as const;
