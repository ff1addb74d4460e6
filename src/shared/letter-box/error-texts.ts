/** What can go wrong with paper letters and terminals (M1), in words for whoever asked: a child at a terminal too. */
export const letterErrorTexts = {
  'letter-code-unknown': '没有找到这个取信码。请对着纸条，再输一次。',
  'letter-nothing-yet': '这个取信码还没有信。信箱里的信，老师取出来录好以后，这里就能看到。',
  'letter-tries-used-up': '输错的次数有点多了，请过一小时再来，或者请心理老师帮忙看。',
  'letter-not-on-duty': '录信要由正在值班的老师或心理中心主任来做，请交给他们。',
  'terminal-code-wrong': '这个码现在用不了：可能输错了、用过了，或者过了期。请老师再给一个新的。',
  'terminal-account-used': '这个微信已经有人在用了。学校的公用设备，请用一个专门的微信。',
} as const;
