/** What leaves the house about homework (H1–H4): neutral sentences, no child's name, no content. */
import type { NoticeText } from '../notices/notice-text';

export const homeworkNoticeTexts = {
  'homework.remind': {
    title: '今天的作业还没公布',
    body: '今天有课的班，还有作业没公布，请在 {due} 前公布。没有作业，点一下就好。',
  },
  'homework.ask': {
    title: '今天布置作业了吗',
    body: '今天补课。布置了作业，请在 {due} 前公布；没有布置，不用理会。',
  },
  'homework.overdue': {
    title: '今天的作业还没公布',
    body: '过了 {due}，您今天还有作业没公布，请补上。没有作业，点一下就好。',
  },
  'homework.missing': {
    title: '班里有作业还没公布',
    body: '过了 {due}，您班今天还有 {count} 科作业没公布，请看一眼。',
  },
  'homework.nudge': {
    title: '班主任请您公布作业',
    body: '班主任请您公布今天的作业。没有作业，点一下就好。',
  },
  'homework.over-limit': {
    title: '有一份作业超量等您定',
    body: '有一份作业超过上限，老师写了理由，请您定。',
    many: '有 {many} 份作业超过上限，老师写了理由，请您定。',
  },
  'homework.agreed': {
    title: '超量的作业已经同意',
    body: '您报的超量作业已经同意，家长看得到了。',
    many: '您报的 {many} 份超量作业已经同意，家长看得到了。',
  },
  'homework.returned': {
    title: '超量的作业退回来了',
    body: '您报的超量作业退回来了，请改一改再公布。',
    many: '您报的 {many} 份超量作业退回来了，请改一改再公布。',
  },
} as const satisfies Record<string, NoticeText>;
