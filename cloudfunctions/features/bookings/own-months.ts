/** B2: how many of a month's sessions a student has used, and where the wish for one more stands. */
import { emptyMonth } from '../../../src/shared/bookings/month-ledger';
import type { OwnMonth } from '../../../src/shared/bookings/views';
import { command } from '../../platform/cloud';
import { find } from '../../platform/store';
import { bookingMonths, bookingRequests } from './collections';
import type { BookingDesk } from './desk';
import { monthId } from './ids';
import { ownMonth } from './views';

export async function readOwnMonths(
  desk: BookingDesk,
  studentId: string,
  months: readonly string[],
): Promise<OwnMonth[]> {
  const { schoolId } = desk;
  const ids = months.map((month) => monthId(studentId, month));
  const [stored, requests] = await Promise.all([
    find(bookingMonths, { _id: command.in(ids) }),
    find(
      bookingRequests,
      { schoolId, studentId, month: command.in([...months]) },
      { orderBy: [['month', 'asc']] },
    ),
  ]);
  const ledgers = new Map(stored.map((one) => [one.month, one]));
  return months.map((month) => ownMonth(desk, month, ledgers.get(month) ?? emptyMonth, requests));
}
