/** A child's words of consent, read and added to. */
import { withWords, type ConsentWord } from '../../../src/shared/consent/consent';
import { command } from '../../platform/cloud';
import { find, pageSize } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { consents, type StoredConsents } from './collections';

/** By student; who said nothing is not in it. */
export async function consentsOf(
  schoolId: string,
  studentIds: readonly string[],
): Promise<Map<string, StoredConsents>> {
  const found = new Map<string, StoredConsents>();
  for (let at = 0; at < studentIds.length; at += pageSize) {
    const some = studentIds.slice(at, at + pageSize);
    for (const stored of await find(consents, { _id: command.in(some) }))
      if (stored.schoolId === schoolId) found.set(stored._id, stored);
  }
  return found;
}

/** False when the words say nothing new. Two guardians at once: the transaction is tried again, both are kept. */
export async function addWords(
  transaction: Transaction,
  schoolId: string,
  studentId: string,
  words: readonly ConsentWord[],
): Promise<boolean> {
  const stored = await transaction.get(consents, studentId);
  const before = stored?.words ?? [];
  const after = withWords(before, words);
  if (JSON.stringify(after) === JSON.stringify(before)) return false;
  if (stored)
    await transaction.update(consents, studentId, { words: after, version: stored.version + 1 });
  else await transaction.add(consents, { _id: studentId, schoolId, words: after, version: 1 });
  return true;
}
