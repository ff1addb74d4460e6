import type { OutputOf } from '../../../shared/action/contract';
import type { bookingDays } from '../../../shared/bookings/student-contracts';

export type Days = OutputOf<typeof bookingDays>;
export type Day = Days['days'][number];
export type Slot = Day['slots'][number];
