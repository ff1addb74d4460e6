/** Reminders that a person may still get (G2). The message box's own are not here and never counted. */
import type { Collection } from '../../platform/collections';
import type { PersonalRecords } from '../../platform/personal-records';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { familyNotices, noticeBalances } from './collections';

type Balances = Collection<{ _id: string; schoolId: string; balance: number }>;

const collectionOf = (viewer: string) =>
  (viewer === 'staff' ? noticeBalances : familyNotices) as unknown as Balances;

export const reminderRecords: PersonalRecords = {
  kind: 'reminders',
  async lines({ schoolId, personId, viewer }) {
    const stored = await getById(collectionOf(viewer), personId);
    if (stored?.schoolId !== schoolId) return [];
    return [{ head: '还能收的提醒', text: `${stored.balance} 次` }];
  },
  async forget({ schoolId, personId, viewer }) {
    const collection = collectionOf(viewer);
    await transact(async (transaction) => {
      const stored = await transaction.get(collection, personId);
      if (stored?.schoolId === schoolId) await transaction.remove(collection, personId);
    });
    return true;
  },
};
