import type { StateStore } from '../gateway/state-store';

/** How many subscription messages a person still accepts, per template. One consent = one message. */
export interface SubscribeBalances {
  read(openid: string, templateId: string): number;
  set(openid: string, templateId: string, balance: number): void;
  /** Changes the balance by `by` and gives the new one. */
  change(openid: string, templateId: string, by: number): number;
}

export function openSubscribeBalances(store: StateStore): SubscribeBalances {
  store.declare(
    `CREATE TABLE IF NOT EXISTS subscribe_balances (
       openid TEXT NOT NULL, template_id TEXT NOT NULL, balance INTEGER NOT NULL,
       PRIMARY KEY (openid, template_id))`,
  );
  const read = (openid: string, templateId: string) =>
    store.all<{ balance: number }>(
      'SELECT balance FROM subscribe_balances WHERE openid = ? AND template_id = ?',
      openid,
      templateId,
    )[0]?.balance ?? 0;
  const set = (openid: string, templateId: string, balance: number) =>
    store.run(
      `INSERT INTO subscribe_balances VALUES (?, ?, ?)
       ON CONFLICT (openid, template_id) DO UPDATE SET balance = excluded.balance`,
      openid,
      templateId,
      balance,
    );
  return {
    read,
    set,
    change: (openid, templateId, by) => {
      const balance = read(openid, templateId) + by;
      set(openid, templateId, balance);
      return balance;
    },
  };
}
