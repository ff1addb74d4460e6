/** The duty roster's words (M2). All instants are `InstantMs`, all ranges half-open `[start, end)`. */
import type { InstantMs, LocalDate, LocalTime, SchoolCalendar } from '../time';

export interface DutyRotation {
  /** Week k since `startDate` is stood by `personIds[k % n]`. */
  personIds: string[];
  /** A Monday. Before it the rotation names nobody. */
  startDate: LocalDate;
  /**
   * Nights rotate nightly, not weekly: night d since `startDate` is stood by
   * `nightPersonIds[d % m]`, so that four people stand at most two nights a week each (M2).
   * Absent or empty: the week's person stands the nights too.
   */
  nightPersonIds?: string[];
}

export interface DutyRoster {
  schoolId: string;
  version: number;
  rotation: DutyRotation;
  /** e.g. 07:00–22:00, on the same day. The night shift is the rest and ends next morning. */
  dayShift: { start: LocalTime; end: LocalTime };
  /** False: outside the day shift nobody stands, and messages go along the chain. */
  nightShift: boolean;
  /** True: days that are no school days, and the nights beginning on them, are stood by nobody. */
  schoolDaysOnly: boolean;
  backupIds: string[];
  leadIds: string[];
  /** Part-time counsellors or the district's. */
  poolIds: string[];
  /** Alerted to find someone; never own content. */
  leaderIds: string[];
}

/** Someone put on duty for once. The latest created one holds. */
export interface DutyOverride {
  overrideId: string;
  personId: string;
  startMs: InstantMs;
  endMs: InstantMs;
  reason: string;
  createdAtMs: InstantMs;
}

/** Leave always wins, also over an override created later. */
export interface DutyLeave {
  personId: string;
  startMs: InstantMs;
  endMs: InstantMs;
}

export const swapStates = ['proposed', 'accepted', 'declined', 'expired'] as const;
export type SwapState = (typeof swapStates)[number];

/** A shift handed to a colleague; counts only once `accepted`. */
export interface DutySwap {
  swapId: string;
  fromPersonId: string;
  toPersonId: string;
  shiftStartMs: InstantMs;
  shiftEndMs: InstantMs;
  state: SwapState;
  proposedAtMs: InstantMs;
  /** When it was accepted or declined; null before. Orders swaps of the same shift. */
  answeredAtMs: InstantMs | null;
}

export interface DutyInput {
  roster: DutyRoster;
  overrides: readonly DutyOverride[];
  leaves: readonly DutyLeave[];
  swaps: readonly DutySwap[];
  calendar: SchoolCalendar;
}

export type ShiftKind = 'day' | 'night';

/** A stretch during which the same person stands, or nobody does (recorded, not a failure). */
export interface DutyShift {
  kind: ShiftKind;
  startMs: InstantMs;
  endMs: InstantMs;
  personId: string | null;
  source: 'rotation' | 'override' | 'swap' | 'nobody';
  /** Who would stand but is on leave; null otherwise. */
  awayId: string | null;
}

/** `receiver`: somebody of the district, of a thread whose writer said that the school is concerned (W9). */
export type OwnerRole = 'duty' | 'backup' | 'lead' | 'pool' | 'receiver';

export interface SkippedPerson {
  /** Null only for `nobody`: the roster names no one for this time. */
  personId: string | null;
  why: 'leave' | 'unreachable' | 'nobody';
}

/** Who owns a message at an instant, and whom its ladder reaches (M2, M3). */
export interface DutyRoute {
  ownerId: string;
  ownerRole: OwnerRole;
  onDutyId: string | null;
  /** Nobody on the roster now; recorded, and leaders are asked to find someone. */
  gap: boolean;
  /** Everyone passed over before the owner was found, in the chain's order. */
  skipped: SkippedPerson[];
  /** The backup whom the backup rung reaches; never the owner. Null: there is none but the owner. */
  backupId: string | null;
  /** The lead whom the breach rung reaches; may be the owner. */
  leadId: string | null;
  leaderIds: string[];
}

/** Leadership's signed acceptance of a thin roster (M2); a new roster version voids it. */
export interface RosterAcceptance {
  schoolId: string;
  rosterVersion: number;
  acceptedById: string;
  acceptedAtMs: InstantMs;
  reason: string;
}
