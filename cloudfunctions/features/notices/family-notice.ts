/** What the sender asks before it reminds a guardian or student, and what it tells afterwards. */
import { AppError } from '../../platform/errors';
import { openAddress } from '../../platform/secrets';
import { compareAndSet, getById } from '../../platform/store';
import { familyNotices } from './collections';

const maxAttempts = 8;

/** The openid to remind, opened in memory; null when WeChat would deliver nothing. */
export async function familyAddress(personId: string): Promise<string | null> {
  const stored = await getById(familyNotices, personId);
  if (!stored || stored.balance <= 0) return null;
  return openAddress(stored.sealedAddress, personId);
}

/** After a send: `used` took one; `refused` (43101) means that none are left, whatever we counted. */
export async function spendFamilyNotice(
  personId: string,
  outcome: 'used' | 'refused',
): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const stored = await getById(familyNotices, personId);
    if (!stored || stored.balance <= 0) return;
    const balance = outcome === 'used' ? stored.balance - 1 : 0;
    if (await compareAndSet(familyNotices, stored, { balance })) return;
  }
  throw new AppError('busy', 'family notice balance');
}
