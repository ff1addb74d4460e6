/** Which key opens which half of a thread's seal (M6), seeing whom the thread is about (W9). */
import { isConcerned, type Concern } from '../messages/concern';
import { seats, type DrillKind, type KeyRole, type Seat } from './model';

export type SeatKeys = Record<Seat, KeyRole>;

/** In a drill of the district's key it opens both halves, as where both roles are concerned; by two people. */
export const drillSeatKeys: Record<DrillKind, SeatKeys> = {
  school: { leader: 'leader', lead: 'lead' },
  district: { leader: 'district', lead: 'district' },
};

/** The duties behind each place; where they are concerned the district's key takes it. */
export function seatKeys(concerns: readonly Concern[]): SeatKeys {
  return {
    leader: isConcerned(concerns, ['leader']) ? 'district' : 'leader',
    lead: isConcerned(concerns, ['lead-counsellor', 'counsellor']) ? 'district' : 'lead',
  };
}

export function replacedSeats(concerns: readonly Concern[]): Seat[] {
  const keys = seatKeys(concerns);
  return seats.filter((seat) => keys[seat] === 'district');
}

/** The place that somebody with this key may take now: the first that is free; null for none. */
export function freeSeat(
  keys: SeatKeys,
  held: KeyRole | null,
  approvals: readonly { seat: Seat }[],
): Seat | null {
  const isFree = (seat: Seat) => !approvals.some((one) => one.seat === seat);
  return seats.find((seat) => keys[seat] === held && isFree(seat)) ?? null;
}
