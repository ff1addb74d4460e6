/**
 * A school's desk as a thread sees it whose writer said whom it is about (W9): whoever is concerned is not on it, and
 * those of the district stand in their place. Pure over the desk that was read.
 */
import type { DutyRoute } from '../duty/model';
import type { Desk, StaffContact } from '../duty/ports';
import type { InstantMs } from '../time';
import type { Apart } from './concern';

/** Owner of a thread that everybody left to: no audience, and never a person who is concerned. */
export const nobodyId = 'nobody';

export function deskApart(desk: Desk, { excludedIds, receivers }: Apart): Desk {
  const isOut = (personId: string) => excludedIds.includes(personId);
  const receiverIds = receivers.map(({ personId }) => personId);
  const isReceiver = (personId: string) => receiverIds.includes(personId);
  const stay = (personIds: readonly string[]) => personIds.filter((id) => !isOut(id));
  const leads = stay(desk.leadIds);
  return {
    ...desk,
    route: (atMs) => routeApart(desk, atMs, isOut, receiverIds),
    isOnDuty: (personId, atMs) => !isOut(personId) && desk.isOnDuty(personId, atMs),
    isThere: (personId, atMs) =>
      !isOut(personId) && (isReceiver(personId) || desk.isThere(personId, atMs)),
    mayOwn: (personId) => !isOut(personId) && (isReceiver(personId) || desk.mayOwn(personId)),
    contact: (personId) => desk.contact(personId) ?? contactOf(personId, receivers),
    leadIds: leads.length > 0 ? leads : receiverIds,
    leaderIds: [...stay(desk.leaderIds), ...receiverIds],
    poolIds: stay(desk.poolIds),
  };
}

function contactOf(personId: string, receivers: Apart['receivers']): StaffContact | null {
  const found = receivers.find((one) => one.personId === personId);
  return found ? { ...found, mobile: '', unreachableSinceMs: null } : null;
}

function routeApart(
  desk: Desk,
  atMs: InstantMs,
  isOut: (personId: string) => boolean,
  receiverIds: readonly string[],
): DutyRoute {
  const route = desk.route(atMs);
  const unlessOut = (personId: string | null) =>
    personId === null || isOut(personId) ? null : personId;
  const present = {
    ...route,
    onDutyId: unlessOut(route.onDutyId),
    backupId: unlessOut(route.backupId),
    leadId: unlessOut(route.leadId),
    leaderIds: [...route.leaderIds.filter((id) => !isOut(id)), ...receiverIds],
    skipped: route.skipped.filter(({ personId }) => personId === null || !isOut(personId)),
  };
  if (!isOut(route.ownerId)) return present;
  const links = [
    { ownerId: route.onDutyId, ownerRole: 'duty' as const },
    { ownerId: route.backupId, ownerRole: 'backup' as const },
    ...desk.leadIds.map((ownerId) => ({ ownerId, ownerRole: 'lead' as const })),
    ...desk.poolIds.map((ownerId) => ({ ownerId, ownerRole: 'pool' as const })),
    ...receiverIds.map((ownerId) => ({ ownerId, ownerRole: 'receiver' as const })),
  ];
  for (const { ownerId, ownerRole } of links) {
    const isFree = ownerId !== null && !isOut(ownerId);
    if (isFree && (ownerRole === 'receiver' || desk.isThere(ownerId, atMs)))
      return { ...present, ownerId, ownerRole, gap: false };
  }
  return { ...present, ownerId: nobodyId, ownerRole: 'receiver', gap: true };
}
