/** The people behind the words of a rung's audience at one moment (M3, M5, W9). */
import type { Desk } from '../duty/ports';
import type { Audience } from '../ladder';
import type { InstantMs } from '../time';
import { nobodyId } from './desk-apart';

export interface Reached {
  personId: string;
  audience: Audience;
}

const order: readonly Audience[] = ['owner', 'duty', 'leader', 'lead', 'backup', 'pool'];

/** Each person once, under their nearest audience. `desk`: as the thread sees it (desk-apart.ts). */
export function reachedBy(
  audiences: readonly Audience[],
  ownerId: string,
  desk: Desk,
  nowMs: InstantMs,
): Reached[] {
  const route = desk.route(nowMs);
  const people: Record<Audience, readonly (string | null)[]> = {
    owner: [ownerId],
    duty: [route.onDutyId ?? ownerId],
    backup: [route.backupId],
    lead: route.leadId === null ? desk.leadIds : [route.leadId],
    leader: route.leaderIds,
    pool: desk.poolIds,
    author: [],
  };
  const seen = new Set<string>([nobodyId]);
  const found: Reached[] = [];
  for (const audience of order.filter((word) => audiences.includes(word)))
    for (const personId of people[audience])
      if (personId !== null && !seen.has(personId)) {
        seen.add(personId);
        found.push({ personId, audience });
      }
  return found;
}
