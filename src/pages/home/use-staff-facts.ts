/** What else a staff home tells: reminders left, and what I owe. Asked when the page comes to the front. */
import { callAction } from '../../lib/cloud';
import type { Entry } from '../../lib/entries';
import { useLive, type Live } from '../../lib/polling';
import type { Person } from '../../lib/session';
import { listRequests } from '../../shared/bookings/leader-contracts';
import { listBreaches } from '../../shared/messages/breaches-contract';
import { noticeBalance } from '../../shared/notices/contracts';
import { staffBudget } from '../../shared/polling/plan';
import type { NoticeBalance } from '../../ui/notice-card';

export interface StaffFacts {
  notices: NoticeBalance;
  /** By the entries' `badgeAction`. */
  badges: Record<string, number>;
}

/** Looking at breaches is audited: only for those whose home shows them. */
async function askBadges(entries: readonly Entry[]): Promise<Record<string, number>> {
  const badges: Record<string, number> = {};
  const isShown = (name: string) => entries.some((entry) => entry.badgeAction === name);
  if (isShown(listBreaches.name))
    badges[listBreaches.name] = (await callAction(listBreaches, {})).items.length;
  if (isShown(listRequests.name))
    badges[listRequests.name] = (await callAction(listRequests, {})).requests.filter(
      ({ decision }) => decision === 'waits',
    ).length;
  return badges;
}

export function useStaffFacts(person: Person, entries: readonly Entry[]): Live<StaffFacts> {
  return useLive<StaffFacts>(`facts.${person.personId}`, {
    budget: staffBudget,
    load: async () => {
      const [notices, badges] = await Promise.all([
        callAction(noticeBalance, {}),
        askBadges(entries),
      ]);
      return { notices, badges };
    },
    urgency: () => null,
  });
}
