/** The school's own document, read and changed where its rules are set: never through the minute's cache. */
import type { ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { forgetSchool, schools } from '../../platform/school';
import type { StoredSchool } from '../../platform/collections/schools';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';

export async function readSchool(schoolId: string): Promise<StoredSchool> {
  const stored = await getById(schools, schoolId);
  if (!stored) throw new AppError('not-found', 'school');
  return stored;
}

/** What a change makes of the document, and what the audit says of it; null: it is so already. */
export type SchoolChange = {
  patch: Partial<Pick<StoredSchool, 'calendar' | 'policyValues'>>;
  object: { kind: string; id: string };
  reason: string;
} | null;

/**
 * Changes the document in one transaction with its audit entry. A repeated tap finds it done and changes nothing;
 * whoever saw an older version is refused with `stale-version`.
 */
export async function changeSchool(
  { caller, audit }: ActionContext,
  act: string,
  version: number,
  decide: (stored: StoredSchool) => SchoolChange,
): Promise<StoredSchool> {
  const changed = await transact(async (transaction: Transaction) => {
    const stored = await transaction.get(schools, caller.schoolId);
    if (!stored) throw new AppError('not-found', 'school');
    const change = decide(stored);
    if (change === null) return stored;
    if (stored.version !== version) throw new AppError('stale-version', 'school');
    const patch = { ...change.patch, version: stored.version + 1 };
    await transaction.update(schools, stored._id, patch);
    await audit(transaction, { act, object: change.object, reason: change.reason });
    return { ...stored, ...patch };
  });
  forgetSchool(changed._id);
  return changed;
}
