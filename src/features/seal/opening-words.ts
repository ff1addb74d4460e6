/** An opening in words for whoever waits for it. */
import type { OpeningView } from '../../shared/seal/opening-contracts';
import {
  keyWords,
  seats,
  type AfterStep,
  type DrillKind,
  type OpeningState,
} from '../../shared/seal/model';
import { momentText } from '../../shared/messages/due-text';

const stateWords: Record<OpeningState, string> = {
  asked: '等两位负责人同意',
  half: '已有一位同意，还差一位',
  open: '两位都同意了',
  closed: '已经关上',
  declined: '没有同意',
  lapsed: '没有等到，已过时间',
};

export const drillTitles: Record<DrillKind, string> = {
  school: '每月演练',
  district: '区里钥匙的每月演练',
};

/** Both places are the district's only in its own drill. */
function drillKindOf({ seatKeys }: OpeningView): DrillKind {
  return seatKeys.leader === 'district' ? 'district' : 'school';
}

export function drillTitle(opening: OpeningView): string {
  return drillTitles[drillKindOf(opening)];
}

export function stateText(opening: OpeningView): string {
  const { kind, state } = opening;
  if (kind === 'drill' && state === 'asked' && drillKindOf(opening) === 'district')
    return '等两位区里的老师同意';
  return kind === 'drill' && state === 'closed' ? '演练成功' : stateWords[state];
}

export function isWaiting({ state }: OpeningView): boolean {
  return state === 'asked' || state === 'half';
}

/** Who approved with which key, and which is still needed. */
export function approvalLines(
  { approvals, seatKeys, ofColleague }: OpeningView,
  nowMs: number,
): string[] {
  return seats.map((seat) => {
    const given = approvals.find((one) => one.seat === seat);
    const by = given ? `${given.name} · ${momentText(given.atMs, nowMs)}` : '还没有';
    return `${keyWords(given?.key ?? seatKeys[seat], ofColleague)}：${by}`;
  });
}

const childSteps: Record<AfterStep, string> = {
  'guardian-told': '告诉了监护人',
  'guardian-held': '没有告诉监护人：危险来自家里',
  'student-told': '在对话里告诉了学生',
  'student-held': '先不告诉学生',
};

/** A colleague wrote, in the own channel (M8). */
const colleagueSteps: Record<AfterStep, string> = {
  ...childSteps,
  'student-told': '在对话里告诉了本人',
  'student-held': '先不告诉本人',
};

export const stepWords = (step: AfterStep, ofColleague: boolean): string =>
  (ofColleague ? colleagueSteps : childSteps)[step];
