/** When a school's box may take real students' words (M6): both keys, two holders each, then a drill that succeeds. */
import type { InstantMs } from '../time';
import { leastHolders, seats, type DrillKind, type Seat } from './model';

export const channelLackKinds = ['holders-leader', 'holders-lead', 'drill'] as const;
export type ChannelLack = (typeof channelLackKinds)[number];

/** Keys that too few hold; a drill would prove nothing for the rest. */
export function thinKeys(holders: Record<Seat, number>): Seat[] {
  return seats.filter((role) => holders[role] < leastHolders);
}

/** What is still to be done before the box opens, in its order; nothing once it is open, for good. */
export function channelLacks(holders: Record<Seat, number>, isOpen: boolean): ChannelLack[] {
  if (isOpen) return [];
  return [...thinKeys(holders).map((role): ChannelLack => `holders-${role}`), 'drill'];
}

/** Too late; for the district's key, which closes no box, also as long as there was none (W9). */
export function isDrillOverdue(
  kind: DrillKind,
  drilledAtMs: InstantMs | null,
  drillMs: number,
  nowMs: InstantMs,
): boolean {
  const dueAtMs = drillDueAtMs(drilledAtMs, drillMs);
  return dueAtMs === null ? kind === 'district' : dueAtMs <= nowMs;
}

/** When the next drill is due at the latest; null before the first. */
export function drillDueAtMs(drilledAtMs: InstantMs | null, drillMs: number): InstantMs | null {
  return drilledAtMs === null ? null : drilledAtMs + drillMs;
}
