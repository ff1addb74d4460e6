/** What the sender asks before a subscription message, and what it tells afterwards. */
import { AppError } from '../../platform/errors';
import { compareAndSet, getById } from '../../platform/store';
import { noticeBalances } from './collections';

const maxAttempts = 8;

/** Where a colleague's next notice goes; null when WeChat would deliver none. */
export async function subscriptionOf(
  personId: string,
): Promise<{ openId: string; balance: number } | null> {
  const stored = await getById(noticeBalances, personId);
  if (!stored || stored.balance <= 0) return null;
  return { openId: stored.openId, balance: stored.balance };
}

/** After a send: `used` took one; `refused` (43101) means that none are left, whatever we counted. */
export async function spendSubscription(
  personId: string,
  outcome: 'used' | 'refused',
): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const stored = await getById(noticeBalances, personId);
    if (!stored || stored.balance <= 0) return;
    const balance = outcome === 'used' ? stored.balance - 1 : 0;
    if (await compareAndSet(noticeBalances, stored, { balance })) return;
  }
  throw new AppError('busy', 'notice balance');
}
