/** What is read out at 110 when the two who open cannot be reached in time (M6). Facts only, and what is asked for. */
import { toLocalTime, type InstantMs } from '../time';

export interface StatementFacts {
  schoolName: string;
  /** The request's own reason, as a colleague wrote it. */
  reason: string;
  askedAtMs: InstantMs;
  /** A colleague wrote, in the own channel (M8). */
  ofColleague?: boolean;
}

export function statementFor110(facts: StatementFacts): string {
  const { schoolName, reason, askedAtMs } = facts;
  if (facts.ofColleague === true) return statementOfColleague(facts);
  return [
    `您好，这里是${schoolName}心理健康教育中心。`,
    `${toLocalTime(askedAtMs)} 起，我们判断有一名学生可能有生命危险：${reason}`,
    '这名学生是匿名留言的，我们现在还不知道是谁。能核实身份的两位负责人还没有联系上，我们会一直联系。',
    '请你们先按有人要轻生来准备，告诉我们怎样配合。我的姓名和电话是：（请报上）。',
  ].join('\n');
}

function statementOfColleague({ schoolName, reason, askedAtMs }: StatementFacts): string {
  return [
    `您好，这里是${schoolName}，我是校外的心理咨询师。`,
    `${toLocalTime(askedAtMs)} 起，我们判断有一位老师可能有生命危险：${reason}`,
    '这位老师是匿名留言的，我们现在还不知道是谁。能核实身份的两个人还没有联系上，我们会一直联系。',
    '请你们先按有人要轻生来准备，告诉我们怎样配合。我的姓名和电话是：（请报上）。',
  ].join('\n');
}
