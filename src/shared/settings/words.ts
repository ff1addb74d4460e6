/** What the school's figures are called on the settings page. A test asks for words for every declared figure. */
import type { PolicyUnit } from '../policy/define-policy';

export interface SettingWords {
  name: string;
  /** What follows from it, in one sentence. */
  hint: string;
  /** Of a choice: what each word of the policy is called. */
  choices?: Readonly<Record<string, string>>;
}

export const unitWords: Readonly<Record<PolicyUnit, string>> = {
  seconds: '秒',
  minutes: '分钟',
  'hour-of-day': '点',
  days: '天',
  people: '人',
  'nights-per-week': '晚',
  'hours-per-week': '小时',
  'sessions-per-month': '次',
  'per-term': '次',
  'open-at-once': '个',
  percent: '%',
  points: '分',
  grade: '年级',
  grades: '',
  choice: '',
};

/** By the key's first part, in the order of the page. */
export const settingGroups: Readonly<Record<string, string>> = {
  modules: '哪些年级用',
  messages: '匿名留言',
  letters: '心语信箱和公用设备',
  duty: '值班',
  bookings: '辅导预约',
  homework: '作业公示',
  training: '家长学校',
  'class-mood': '班级心理动态表',
  people: '班级和加入',
  seal: '身份的封存',
  'roster-import': '名单导入',
  rights: '查看和改正资料',
  retention: '保存多久',
};

export const settingWords: Readonly<Record<string, SettingWords>> = {
  'letters.terminal-days': {
    name: '公用设备多久要重新登记一次',
    hint: '到期以后，那台设备要再输一次老师给的码。',
  },
  'modules.bookings': {
    name: '辅导预约',
    hint: '没选的年级，学生和家长看不到预约。老师补记的谈话照样能记。',
  },
  'modules.homework': {
    name: '作业公示',
    hint: '没选的年级不用公布作业，家长也不用填。',
  },
  'modules.training': {
    name: '家长学校',
    hint: '没选的年级，家长不用报名，也不算进参加率。',
  },
  'modules.class-mood': {
    name: '班级心理动态表',
    hint: '没选的年级，班主任周五不用交表。',
  },
  'messages.reply-remind-minutes': {
    name: '多久没回就提醒值班老师',
    hint: '从学生写的那一刻算起。',
  },
  'messages.reply-backup-minutes': {
    name: '多久没回就请后备老师',
    hint: '从学生写的那一刻算起。',
  },
  'messages.reply-breach-minutes': {
    name: '最晚多久要回',
    hint: '学生看到的承诺就是它。到点没回，中心主任和校领导马上知道。',
  },
  'messages.reply-repeat-minutes': {
    name: '超时以后隔多久再提醒',
    hint: '一直到有人回为止。',
  },
  'messages.red-backup-minutes': {
    name: '危险留言：多久没人应就请后备老师',
    hint: '从学生写的那一刻算起。',
  },
  'messages.red-breach-minutes': {
    name: '危险留言：最晚多久要有人应',
    hint: '到点没人应，学生也会知道，并看到可以打的电话。',
  },
  'messages.red-repeat-minutes': {
    name: '危险留言：没人应时隔多久再叫',
    hint: '一直到有人应为止。',
  },
  'messages.red-acknowledge-minutes': {
    name: '点了“我在看”以后，多久再问一次',
    hint: '只看不回的，不会一直安静下去。',
  },
  'messages.red-from-points': {
    name: '多像有危险才马上叫人',
    hint: '学生写的话越像有危险，分数越高，最高 100 分。这里设得越小，叫得越早：宁可多叫几次，也别晚一次。',
  },
  'messages.orange-from-points': {
    name: '多让人担心才标成橙色',
    hint: '设得越小，标得越多。要是不比“马上叫人”的分数小，就按它少一分算。',
  },
  'messages.yellow-from-points': {
    name: '多像有心事就标成黄色',
    hint: '设得越小，标得越多。要是不比橙色的分数小，就按它少一分算。',
  },
  'messages.quiet-start-hour': {
    name: '夜里几点起少打扰',
    hint: '之后不紧急的留言只叫值班、后备和中心主任。',
  },
  'messages.quiet-end-hour': { name: '早上几点起恢复', hint: '夜里攒下的，这时一起说。' },
  'messages.voice-seconds': {
    name: '一段语音最长多少秒',
    hint: '到时间自己停下，学生可以接着再录一段。',
  },
  'messages.retention-days': {
    name: '留言保存多久',
    hint: '最后一句话之后过了这些天就删掉，只留下统计。',
  },
  'duty.minimum-people': {
    name: '24 小时值班最少几个人',
    hint: '人更少的排班，要校领导签字同意。',
  },
  'duty.maximum-nights-per-week': {
    name: '一个人一周最多值几晚',
    hint: '超过的排班，要校领导签字同意。',
  },
  'bookings.slot-minutes': { name: '一次谈话多长', hint: '已经约好的不变。' },
  'bookings.buffer-minutes': { name: '两次谈话之间隔多久', hint: '给老师喝口水、记几笔。' },
  'bookings.opening-hours': {
    name: '辅导室开放时间',
    hint: '上学的日子里，学生约得到的时段。',
    choices: { afternoon: '下午 12:00–17:00', 'all-day': '全天 8:00–17:00' },
  },
  'bookings.during-lessons': {
    name: '上课时间能不能约',
    hint: '不显示的话，学生只看到课间和课后。',
    choices: { allowed: '可以约', hidden: '不显示' },
  },
  'bookings.open-hours-per-week': {
    name: '每周至少开放多久',
    hint: '不够的一周，中心主任会看到。',
  },
  'bookings.horizon-days': { name: '最远能约到几天以后', hint: '从今天算起。' },
  'bookings.monthly-sessions': {
    name: '一个学生一个月最多几次',
    hint: '还想约，由校领导看年级和理由决定，看不到名字。',
  },
  'bookings.open-proposals': {
    name: '一个大人最多同时问孩子几个时间',
    hint: '问多了，孩子会不知道先答哪个。',
  },
  'bookings.hold-minutes': { name: '点开一个时间后留多久', hint: '没确认就还回去。' },
  'bookings.notice-minutes': { name: '最晚提前多久约', hint: '给老师留出准备的时间。' },
  'bookings.cut-off-minutes': {
    name: '最晚提前多久改或取消',
    hint: '更晚的，直接告诉老师。',
  },
  'bookings.offer-minutes': {
    name: '空出的名额给排队的人留多久',
    hint: '过了就轮到下一位。',
  },
  'bookings.day-before-reminder-hour': { name: '前一天几点提醒', hint: '提醒里没有内容。' },
  'bookings.reminder-minutes': { name: '开始前多久提醒', hint: '提醒里没有内容。' },
  'homework.due-hour': { name: '几点前要公布作业', hint: '到点没公布的会显示“还没公布”。' },
  'homework.remind-before-minutes': { name: '提前多久提醒老师', hint: '只提醒还没公布的老师。' },
  'homework.total-minutes': {
    name: '一天书面作业最多',
    hint: '三到六年级。超过的要年级组长同意才发得出去。',
  },
  'homework.chinese-minutes': { name: '其中语文最多', hint: '三到六年级。' },
  'homework.mathematics-minutes': { name: '其中数学最多', hint: '三到六年级。' },
  'homework.others-minutes': { name: '其余学科合起来最多', hint: '三到六年级。' },
  'homework.week-close-hour': { name: '周日几点收家长的反馈', hint: '收了以后不能再改。' },
  'homework.smallest-group-people': {
    name: '少于几份不显示',
    hint: '人太少的数字会让人猜出是谁家。',
  },
  'training.offline-per-term': { name: '一学期几场线下培训', hint: '计划里少了会提醒。' },
  'training.online-per-term': { name: '一学期几节线上课', hint: '计划里少了会提醒。' },
  'training.family-people': { name: '一家最多来几个人', hint: '场地小的时候可以调低。' },
  'training.keep-minutes': { name: '轮到候补的家庭，名额留多久', hint: '没回应就轮到下一家。' },
  'training.mark-minutes': {
    name: '候补名单多久往前走一次',
    hint: '整点一起走，看不出哪家刚退了。',
  },
  'training.day-before-reminder-hour': { name: '前一天几点提醒', hint: '只提醒报了名的家长。' },
  'training.reminder-minutes': { name: '开始前多久提醒', hint: '只提醒报了名的家长。' },
  'training.offline-minutes': {
    name: '没有网时还能签到多久',
    hint: '礼堂里信号不好，也能照常签到。',
  },
  'training.participation-percent': {
    name: '家长参加率的目标',
    hint: '按班级比的是它。',
  },
  'people.code-days': { name: '邀请码几天内有效', hint: '过了就要再发一张。' },
  'people.class-code-uses': { name: '一个班的邀请码最多用几次', hint: '一家可能有两位家长加入。' },
  'people.top-grade': { name: '最高年级', hint: '升级时，读完这个年级的学生毕业。' },
  'roster-import.undo-days': {
    name: '导入以后几天内能撤回',
    hint: '过了这几天，导入的原文件和旧内容就清掉。',
  },
  'rights.answer-days': {
    name: '改资料的申请几天内答复',
    hint: '到期前三天会提醒班主任或管理员。',
  },
  'rights.wait-days': { name: '删除以前等几天', hint: '这几天里还能收回。' },
  'retention.classroom-days': {
    name: '作业反馈、心理动态、家长学校的记录、没用的取信码保存多久',
    hint: '过了就删掉，班级的统计留着。',
  },
  'retention.notes-days': { name: '心育委员写的观察保存多久', hint: '大约一个学期。' },
  'retention.bookings-days': { name: '谈话的约定保存多久', hint: '过了就删掉，只留次数。' },
  'retention.terminals-days': {
    name: '公用设备的登记保存多久',
    hint: '从它能用的最后一天算起。',
  },
  'retention.leavers-days': {
    name: '离校以后，姓名和同意书保存多久',
    hint: '过了就删掉名字，剩下的都不再能看出是谁。',
  },
  'retention.notices-days': { name: '发出去的通知保存多久', hint: '过了就删掉，只留条数。' },
  'retention.reasons-days': {
    name: '操作记录里写的理由保存多久',
    hint: '谁什么时候做了什么一直留着，理由和涉及的学生去掉。',
  },
  'seal.open-minutes': {
    name: '打开身份以后能看多久',
    hint: '到时间自动封好，看过的人都有记录。',
  },
  'seal.reach-minutes': {
    name: '多久找不到第二个人就打 110',
    hint: '那时会给出准备好的话，照着念就行。',
  },
  'seal.request-minutes': { name: '没人同意的申请多久作废', hint: '作废也会留下记录。' },
  'seal.drill-days': { name: '最多隔几天演练一次', hint: '过期没演练，会一直显示。' },
  'seal.review-days': {
    name: '暂不告诉学生的，几天后再看一次',
    hint: '理由还在不在，要有人再看一眼。',
  },
  'class-mood.remind-hour': { name: '周五几点第一次提醒', hint: '提醒还没交的班主任。' },
  'class-mood.remind-again-hour': { name: '周五几点再提醒', hint: '提醒还没交的班主任。' },
  'class-mood.due-hour': { name: '周五几点收', hint: '之后交的显示“晚交”。' },
  'class-mood.edit-days': { name: '交了以后多少天内还能改', hint: '改过的会留下记录。' },
};
