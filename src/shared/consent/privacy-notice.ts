/**
 * The privacy notice (G2), in plain words for each who reads it, the youngest included. Another text is another
 * version: whoever consented consented to a version.
 */
export const noticeVersion = 1;
export const noticeDate = '2026-11-22';

export type NoticeAudience = 'young-student' | 'student' | 'guardian' | 'staff';

interface NoticePart {
  head: string;
  text: string;
}

const hotlines = '有危险马上打 110 或 120，想找人说话打 12356。';

export const privacyNotices: Readonly<Record<NoticeAudience, readonly NoticePart[]>> = {
  'young-student': [
    { head: '你写的话', text: '老师看得到你写的话，看不到是你写的。' },
    { head: '你的名字', text: '我们给你起一个花草虫鱼的名字，老师只看到它。' },
    {
      head: '什么时候会知道是你',
      text: '只有你可能有危险的时候，两位老师一起点头，才能知道是你，为了来帮你。',
    },
    { head: '爸爸妈妈', text: '爸爸妈妈看不到你写了什么，也看不到你写没写。' },
    { head: '着急的时候', text: '找身边的大人。也可以打 110、120。' },
  ],
  student: [
    {
      head: '留言',
      text: '留言都会存下来、送到老师那里，不需要谁同意。老师看到的是一个起的名字。',
    },
    {
      head: '谁写的，封着',
      text: '只有在有生命危险时，老师写明原因，两位负责人各用各的口令同意，才能打开半小时。打开过会告诉你，除非有记下来的理由不能说。',
    },
    {
      head: '家长',
      text: '家长看不到你的留言，也看不到有没有。作业和同意书，家长看得到。',
    },
    { head: '保存多久', text: '留言最后一句话之后过了学校定的天数就删掉，只留下统计。' },
    { head: '你可以', text: '在“我的 · 我的资料”里看学校存了你的什么，请老师改错的，删掉能删的。' },
    { head: '着急的时候', text: hotlines },
  ],
  guardian: [
    {
      head: '我们存什么',
      text: '孩子的姓名、学号、班级，您的称呼和您在这里填的：作业反馈、家长学校报名、您替孩子约的时间。',
    },
    {
      head: '要您单独同意的',
      text: '成长档案、心理测评、汇总统计，一项一项问您。可以都不同意，也可以随时改，孩子不会因此少了帮助。',
    },
    {
      head: '不需要同意的',
      text: '孩子写给老师的话一定会存下来、送到。孩子有生命危险时，学校会马上联系您，除非危险来自家里。',
    },
    {
      head: '您看不到的',
      text: '孩子的留言，以及有没有留言。这样孩子才敢说。',
    },
    {
      head: '谁看得到',
      text: '班主任看得到班里的事，心理老师看得到约谈，管理员只管名单。每次看孩子的记录都会记下来。',
    },
    {
      head: '您可以',
      text: '在“我的 · 我的资料”里查看、改正、存一份、删掉。不能删的，会告诉您为什么。',
    },
  ],
  staff: [
    {
      head: '我们存什么',
      text: '您的姓名、工号、手机（用来叫您）、职务，和您在这里做过的事。',
    },
    {
      head: '做过的事都有记录',
      text: '打开留言、改级别、看学生的记录，都会记下来，谁也改不掉。校领导可以看同事做过什么，看不到学生和内容。',
    },
    {
      head: '学生的话',
      text: '只用来帮学生。不抄、不转、不猜是谁。要知道是谁，只有两位负责人一起同意这一条路。',
    },
    {
      head: '您可以',
      text: '在“我的 · 我的资料”里看自己的资料，请管理员改正。离校以后名单里不再有您，做过的事的记录留着。',
    },
  ],
};
