/**
 * Who stands when (M2). A base shift (day or night) is cut wherever an override, an accepted swap or
 * a leave begins or ends; pieces with the same answer are joined again. Overrides beat swaps, swaps
 * beat the rotation, leave takes the person out whoever put them there.
 */
import {
  addDays,
  daysBetween,
  localDateTime,
  toLocalDate,
  type InstantMs,
  type LocalDate,
} from '../time';
import type { DutyInput, DutyOverride, DutyRoster, DutyShift, DutySwap, ShiftKind } from './model';

interface BaseShift {
  kind: ShiftKind;
  /** The date it begins on; a night belongs to its evening. */
  date: LocalDate;
  startMs: InstantMs;
  endMs: InstantMs;
}

type Standing = Pick<DutyShift, 'personId' | 'source' | 'awayId'>;

interface Range {
  startMs: InstantMs;
  endMs: InstantMs;
}

const nobody: Standing = { personId: null, source: 'nobody', awayId: null };

function contains(range: Range, atMs: InstantMs): boolean {
  return range.startMs <= atMs && atMs < range.endMs;
}

function swapRange(swap: DutySwap): Range {
  return { startMs: swap.shiftStartMs, endMs: swap.shiftEndMs };
}

function dayBase(roster: DutyRoster, date: LocalDate): BaseShift {
  return {
    kind: 'day',
    date,
    startMs: localDateTime(date, roster.dayShift.start),
    endMs: localDateTime(date, roster.dayShift.end),
  };
}

function nightBase(roster: DutyRoster, date: LocalDate): BaseShift {
  return {
    kind: 'night',
    date,
    startMs: localDateTime(date, roster.dayShift.end),
    endMs: localDateTime(addDays(date, 1), roster.dayShift.start),
  };
}

function baseShiftAt(roster: DutyRoster, atMs: InstantMs): BaseShift {
  const date = toLocalDate(atMs);
  const day = dayBase(roster, date);
  if (atMs < day.startMs) return nightBase(roster, addDays(date, -1));
  return atMs < day.endMs ? day : nightBase(roster, date);
}

/** Whether the person may own content at all: leaders are alerted, never put on duty (M2). */
export function mayStandDuty(roster: DutyRoster, personId: string): boolean {
  return !roster.leaderIds.includes(personId);
}

/** Whom the rotation alone names for the shift beginning on `date`; null for nobody. */
export function rotationPerson(
  { roster, calendar }: Pick<DutyInput, 'roster' | 'calendar'>,
  kind: ShiftKind,
  date: LocalDate,
): string | null {
  const { personIds, nightPersonIds = [], startDate } = roster.rotation;
  const days = daysBetween(startDate, date);
  if (days < 0) return null;
  if (kind === 'night' && !roster.nightShift) return null;
  if (roster.schoolDaysOnly && !calendar.isSchoolDay(date)) return null;
  const nightly = kind === 'night' && nightPersonIds.length > 0;
  const people = nightly ? nightPersonIds : personIds;
  const turn = nightly ? days : Math.floor(days / 7);
  return people[turn % people.length] ?? null;
}

export function isOnLeave(input: DutyInput, personId: string, atMs: InstantMs): boolean {
  return input.leaves.some((leave) => leave.personId === personId && contains(leave, atMs));
}

/** Later answers come later; a chain A→B→C must be followed in the order it was agreed. */
function swapsAt(input: DutyInput, atMs: InstantMs): DutySwap[] {
  return input.swaps
    .filter((swap) => swap.state === 'accepted' && contains(swapRange(swap), atMs))
    .sort(
      (one, other) =>
        (one.answeredAtMs ?? 0) - (other.answeredAtMs ?? 0) || (one.swapId < other.swapId ? -1 : 1),
    );
}

/** A swap hands over what its proposer stands; once they no longer do, it has nothing to hand over. */
function afterSwaps(input: DutyInput, fromRotation: string | null, atMs: InstantMs): Standing {
  if (fromRotation === null) return nobody;
  let standing: Standing = { personId: fromRotation, source: 'rotation', awayId: null };
  for (const swap of swapsAt(input, atMs)) {
    if (swap.fromPersonId === standing.personId) {
      standing = { personId: swap.toPersonId, source: 'swap', awayId: null };
    }
  }
  return standing;
}

/** Of two created in the same millisecond the id decides, so that every reader agrees. */
function isLaterOverride(one: DutyOverride, other: DutyOverride): boolean {
  if (one.createdAtMs !== other.createdAtMs) return one.createdAtMs > other.createdAtMs;
  return one.overrideId > other.overrideId;
}

function overrideAt(input: DutyInput, atMs: InstantMs): Standing | null {
  let latest: DutyOverride | null = null;
  for (const override of input.overrides) {
    if (!contains(override, atMs)) continue;
    if (latest === null || isLaterOverride(override, latest)) latest = override;
  }
  return latest && { personId: latest.personId, source: 'override', awayId: null };
}

function standingAt(input: DutyInput, base: BaseShift, atMs: InstantMs): Standing {
  const planned =
    overrideAt(input, atMs) ?? afterSwaps(input, rotationPerson(input, base.kind, base.date), atMs);
  if (planned.personId === null || !mayStandDuty(input.roster, planned.personId)) return nobody;
  // Leave goes straight to the backup: whoever was relieved does not expect to be called.
  if (isOnLeave(input, planned.personId, atMs)) return { ...nobody, awayId: planned.personId };
  return planned;
}

/** The instants inside the base shift at which the answer may change, the ends included. */
function cutsOf(input: DutyInput, base: BaseShift): InstantMs[] {
  const ranges: Range[] = [...input.overrides, ...input.leaves, ...input.swaps.map(swapRange)];
  const cuts = new Set([base.startMs, base.endMs]);
  for (const { startMs, endMs } of ranges) {
    for (const edgeMs of [startMs, endMs]) {
      if (contains(base, edgeMs)) cuts.add(edgeMs);
    }
  }
  return [...cuts].sort((one, other) => one - other);
}

function isSameStanding(one: Standing, other: Standing): boolean {
  return (
    one.personId === other.personId && one.source === other.source && one.awayId === other.awayId
  );
}

function piecesOf(input: DutyInput, base: BaseShift): DutyShift[] {
  const pieces: DutyShift[] = [];
  const cuts = cutsOf(input, base);
  cuts.slice(0, -1).forEach((startMs, index) => {
    const endMs = cuts[index + 1] ?? base.endMs;
    const standing = standingAt(input, base, startMs);
    const before = pieces[pieces.length - 1];
    if (before !== undefined && isSameStanding(before, standing)) before.endMs = endMs;
    else pieces.push({ kind: base.kind, startMs, endMs, ...standing });
  });
  return pieces;
}

/** The stretch that contains `atMs`; its end is the next instant at which the answer changes. */
export function shiftAt(input: DutyInput, atMs: InstantMs): DutyShift {
  const base = baseShiftAt(input.roster, atMs);
  const shift = piecesOf(input, base).find((piece) => contains(piece, atMs));
  if (shift === undefined)
    throw new RangeError('a base shift contains the instant it was asked for');
  return shift;
}

/** The end of the stretch that contains `atMs`: until then who stands does not change. */
export function nextChangeAfter(input: DutyInput, atMs: InstantMs): InstantMs {
  return shiftAt(input, atMs).endMs;
}

/**
 * Every stretch that touches `[fromMs, toMs)`, in order and without holes, those stood by nobody
 * included. The first and last keep their true ends, which may lie outside the range.
 */
export function shiftsBetween(input: DutyInput, fromMs: InstantMs, toMs: InstantMs): DutyShift[] {
  const shifts: DutyShift[] = [];
  let atMs = fromMs;
  while (atMs < toMs) {
    const base = baseShiftAt(input.roster, atMs);
    shifts.push(
      ...piecesOf(input, base).filter((piece) => piece.endMs > fromMs && piece.startMs < toMs),
    );
    atMs = base.endMs;
  }
  return shifts;
}
