/** What is read out at 110 when nobody can find out in time who wrote (M6). Facts only, and what is asked for. */
import { toLocalTime, type InstantMs } from '../time';

/** Why the school cannot say who it is. */
export type UnknownKind = 'not-reached' | 'no-seal' | 'nobody-known';

export interface StatementFacts {
  schoolName: string;
  /** The request's own reason, as a colleague wrote it. */
  reason: string;
  askedAtMs: InstantMs;
  /** A colleague wrote, in the own channel (M8). */
  ofColleague?: boolean;
}

const colleague = '这位老师是匿名留言的，我们现在还不知道是谁。';
const anonymous = '这名学生是匿名留言的，我们现在还不知道是谁。';

/** Read out in a school: whom a child named (W9) stands in none of them. */
const unknownWords: Record<UnknownKind, string> = {
  'not-reached': `${anonymous}能核实身份的两位负责人还没有联系上，我们会一直联系。`,
  'no-seal': `${anonymous}学校核实不了身份，我们会继续和这名学生说话。`,
  'nobody-known': '这封信来自学校的信箱或公用的设备，没有人知道是谁写的。我们会先去那个地方找人。',
};

export function statementFor110(facts: StatementFacts, why: UnknownKind = 'not-reached'): string {
  const { schoolName, reason, askedAtMs } = facts;
  if (facts.ofColleague === true) return statementOfColleague(facts, why);
  return [
    `您好，这里是${schoolName}心理健康教育中心。`,
    `${toLocalTime(askedAtMs)} 起，我们判断有一名学生可能有生命危险：${reason}`,
    unknownWords[why],
    '请你们先按有人要轻生来准备，告诉我们怎样配合。我的姓名和电话是：（请报上）。',
  ].join('\n');
}

/** Whoever is asked for help: in a house every thread has its writer and its two keys. */
function statementOfColleague(
  { schoolName, reason, askedAtMs }: StatementFacts,
  why: UnknownKind,
): string {
  return [
    `您好，这里是${schoolName}，我是校外的心理咨询师。`,
    `${toLocalTime(askedAtMs)} 起，我们判断有一位老师可能有生命危险：${reason}`,
    why === 'not-reached'
      ? `${colleague}能核实身份的两个人还没有联系上，我们会一直联系。`
      : `${colleague}我们核实不了身份，会继续和这位老师说话。`,
    '请你们先按有人要轻生来准备，告诉我们怎样配合。我的姓名和电话是：（请报上）。',
  ].join('\n');
}
