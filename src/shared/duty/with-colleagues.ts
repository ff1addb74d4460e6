/** Leads and leaders follow the roster of people, not the day on which the plan was saved (M2, M5). */
import { checkRoster } from './check-roster';
import type { DutyRoster } from './model';

export interface Called {
  leadIds: readonly string[];
  leaderIds: readonly string[];
}

/**
 * The plan with those who lead and are called now. What no plan may be is not followed: while nobody else is named,
 * those known before stay, because an alarm that reaches a former colleague is better than one that reaches nobody.
 */
export function withColleagues(roster: DutyRoster, { leadIds, leaderIds }: Called): DutyRoster {
  const next = { ...roster, leadIds: [...leadIds], leaderIds: [...leaderIds] };
  if (isRefused(next, 'no-leader')) next.leaderIds = roster.leaderIds;
  if (isRefused(next, 'no-chain')) next.leadIds = roster.leadIds;
  return isRefused(next, 'no-chain') ? roster : next;
}

function isRefused(roster: DutyRoster, kind: 'no-leader' | 'no-chain'): boolean {
  return checkRoster(roster).some((refusal) => refusal.kind === kind);
}
