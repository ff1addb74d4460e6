/** What a guardian said about a child's file, screening and statistics (G2): the own words and papers. */
import { purposeWords } from '../../../src/shared/consent/purposes';
import type { PersonalRecords } from '../../platform/personal-records';
import { getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { consents } from './collections';

export const consentRecords: PersonalRecords = {
  kind: 'consents',
  async lines({ schoolId, personId, viewerId }) {
    const stored = await getById(consents, personId);
    if (stored?.schoolId !== schoolId) return [];
    return stored.words
      .filter(({ guardianId }) => guardianId === null || guardianId === viewerId)
      .map(({ guardianId, purpose, given, onDate }) => ({
        head: `${onDate} ${purposeWords[purpose].name}`,
        text: `${given ? '同意' : '不同意'}${guardianId === null ? '（纸上签的）' : ''}`,
      }));
  },
  async forgetLast({ schoolId, personId }) {
    await transact(async (transaction) => {
      const stored = await transaction.get(consents, personId);
      if (stored?.schoolId === schoolId) await transaction.remove(consents, personId);
    });
    return true;
  },
};
