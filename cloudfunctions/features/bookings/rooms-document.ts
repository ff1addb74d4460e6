/** The one document of a school's rooms (B1): written whole by whoever read it in the same transaction. */
import type { Transaction } from '../../platform/transact';
import { bookingRooms, type StoredRooms } from './collections';

export async function writeRooms(
  transaction: Transaction,
  schoolId: string,
  stored: StoredRooms | null,
  change: Partial<Pick<StoredRooms, 'rooms' | 'arranged' | 'sweepUntilMs'>>,
): Promise<void> {
  if (stored !== null)
    await transaction.update(bookingRooms, schoolId, { ...change, version: stored.version + 1 });
  else
    await transaction.add(bookingRooms, {
      _id: schoolId,
      rooms: [],
      dayParts: [],
      arranged: [],
      sweepUntilMs: null,
      ...change,
      version: 1,
    });
}
