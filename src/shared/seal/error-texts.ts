/** What can go wrong with the sealed identity (M6), in words for whoever asked. */
export const sealErrorTexts = {
  'seal-still-holder': '这位老师还拿着身份封存的钥匙，请先换一位拿钥匙的人，再让他离开。',
  'channel-closed':
    '学校的留言还没有开通，这条没有发出去，写的都还在这部手机上。想现在就说，可以打热线，或者找身边的大人。',
  'seal-no-key': '您还没有自己的口令，请先到“身份封存”里做一个。',
  'seal-key-in-use': '您的口令正在用。忘了口令，可以用纸上的恢复码换一个。',
  'seal-not-holder': '您现在没有拿这把钥匙，请看看“身份封存”里的名单。',
  'seal-wrong': '口令不对，请对着记下的再输一次。',
  'seal-paused': '错了好几次，为了安全先停十五分钟。着急的话，请另一位持有人来，或者打 110。',
  'seal-few-holders': '每把钥匙至少要有两个人拿，请先请一位新的持有人。',
  'seal-other-key': '这位同事已经拿着另一把钥匙，一个人不能拿两把。',
  'seal-candidate': '这位同事还不能拿这把钥匙：要有相应的职务，先做好自己的口令，并且输对过一次。',
  'seal-rotating': '上一次更换还没有做完，请先把它做完。',
  'seal-not-ready': '两把钥匙都要有两个人拿，才能演练。',
  'seal-running': '已经有一件在等着办，请先办完那一件。',
  'seal-not-red': '只有定为“红”的留言才能申请核实身份。',
  'seal-not-owner': '只有负责这条留言的老师和心理中心主任可以申请。',
  'seal-not-sealed': '这条留言是封存开通以前写的，现在还核实不了身份。着急请打 110。',
  'seal-same-person': '您已经同意过了。第二个同意要由另一个人来给。',
  'seal-seat-taken': '这把钥匙已经有人同意了，还差另一把。',
  'seal-over': '时间到了，或者已经关上了，看不到了。还需要的话，请重新申请。',
} as const;
