/** Who owns a message (M2): duty → backup → lead → pool; a message is never without an owner. */
import type { InstantMs } from '../time';
import type { DutyInput, DutyRoute, DutyShift, OwnerRole, SkippedPerson } from './model';
import { isOnLeave, mayStandDuty, shiftAt } from './shifts';

interface Link {
  personId: string;
  role: OwnerRole;
}

/** The people who may own, in the chain's order, each once, leaders left out. */
function chainOf({ roster }: DutyInput, onDutyId: string | null): Link[] {
  const links: Link[] = [
    ...(onDutyId === null ? [] : [{ personId: onDutyId, role: 'duty' as const }]),
    ...roster.backupIds.map((personId) => ({ personId, role: 'backup' as const })),
    ...roster.leadIds.map((personId) => ({ personId, role: 'lead' as const })),
    ...roster.poolIds.map((personId) => ({ personId, role: 'pool' as const })),
  ];
  const seen = new Set<string>();
  return links.filter(({ personId }) => {
    if (seen.has(personId) || !mayStandDuty(roster, personId)) return false;
    seen.add(personId);
    return true;
  });
}

const lastResortOrder: readonly OwnerRole[] = ['lead', 'backup', 'duty', 'pool'];

/** Nobody can be reached: the lead holds it, rather someone who is not on leave. */
function lastResort(chain: Link[], isAway: (personId: string) => boolean): Link {
  const ordered = lastResortOrder.flatMap((role) => chain.filter((link) => link.role === role));
  const owner = ordered.find(({ personId }) => !isAway(personId)) ?? ordered[0];
  if (owner === undefined) {
    throw new RangeError('a roster without lead, backup and pool must be refused by checkRoster');
  }
  return owner;
}

function skippedAtDuty(shift: DutyShift): SkippedPerson[] {
  if (shift.personId !== null) return [];
  if (shift.awayId !== null) return [{ personId: shift.awayId, why: 'leave' }];
  return [{ personId: null, why: 'nobody' }];
}

interface Presence {
  isAway: (personId: string) => boolean;
  isReachable: (personId: string) => boolean;
}

/** The first who is there and reachable; failing that, the first who is there: the next try may work. */
function firstPresent(personIds: string[], { isAway, isReachable }: Presence): string | null {
  const present = personIds.filter((personId) => !isAway(personId));
  return present.find(isReachable) ?? present[0] ?? null;
}

function presentLeaders(leaderIds: string[], isAway: Presence['isAway']): string[] {
  const present = leaderIds.filter((personId) => !isAway(personId));
  // An alarm always has ears, on leave or not.
  return present.length > 0 ? present : [...leaderIds];
}

/** Walks the chain; everyone passed over is added to `skipped`. Null: nobody is there and reachable. */
function firstOwner(
  chain: Link[],
  { isAway, isReachable }: Presence,
  skipped: SkippedPerson[],
): Link | null {
  for (const link of chain) {
    const { personId } = link;
    if (isAway(personId)) {
      const known = skipped.some((earlier) => earlier.personId === personId);
      if (!known) skipped.push({ personId, why: 'leave' });
    } else if (!isReachable(personId)) {
      skipped.push({ personId, why: 'unreachable' });
    } else {
      return link;
    }
  }
  return null;
}

/**
 * The owner of a message at `atMs` and whom its ladder reaches. `isReachable` is false for people
 * with no channel, or whose latest attempt failed on every channel (architecture: Effects).
 * RangeError only for a roster that `checkRoster` refuses.
 */
export function routeAt(
  input: DutyInput,
  atMs: InstantMs,
  isReachable: (personId: string) => boolean,
): DutyRoute {
  const { roster } = input;
  const isAway = (personId: string) => isOnLeave(input, personId, atMs);
  const shift = shiftAt(input, atMs);
  const chain = chainOf(input, shift.personId);
  const skipped = skippedAtDuty(shift);
  const presence = { isAway, isReachable };
  const owner = firstOwner(chain, presence, skipped) ?? lastResort(chain, isAway);
  const { personId: ownerId, role: ownerRole } = owner;
  const mayOwn = (personId: string) => mayStandDuty(roster, personId);
  return {
    ownerId,
    ownerRole,
    onDutyId: shift.personId,
    gap: shift.personId === null,
    skipped,
    backupId: firstPresent(
      roster.backupIds.filter((personId) => personId !== ownerId && mayOwn(personId)),
      presence,
    ),
    leadId: firstPresent(roster.leadIds.filter(mayOwn), presence),
    leaderIds: presentLeaders(roster.leaderIds, isAway),
  };
}
