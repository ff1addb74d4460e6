import type { LocalDatabase } from '../database';
import { gatewayLimits } from '../limits';

/**
 * A worker that dies leaves its transactions open; the cloud drops them 30 s later. Here the 30 s
 * are the database's own (real time) or a jump of the local cloud's clock, whichever comes first:
 * a test that goes a minute forward must not meet locks the real cloud would have dropped.
 */
export class AbandonedTransactions {
  private readonly open = new Map<string, Set<string>>();
  private readonly abandoned = new Set<string>();

  constructor(private readonly database: Pick<LocalDatabase, 'handle'>) {}

  started(instanceToken: string, transactionId: string): void {
    const own = this.open.get(instanceToken) ?? new Set<string>();
    this.open.set(instanceToken, own.add(transactionId));
  }

  finished(instanceToken: string, transactionId: string): void {
    this.open.get(instanceToken)?.delete(transactionId);
  }

  instanceEnded(instanceToken: string): void {
    for (const transactionId of this.open.get(instanceToken) ?? []) {
      this.abandoned.add(transactionId);
    }
    this.open.delete(instanceToken);
  }

  /** Time went forward by `byMs`: drops what the cloud would have dropped by now. */
  async clockMoved(byMs: number): Promise<void> {
    if (Math.abs(byMs) >= gatewayLimits.abandonedTransactionMs) await this.dropAll();
  }

  async dropAll(): Promise<void> {
    const transactionIds = [...this.abandoned];
    this.abandoned.clear();
    for (const transactionId of transactionIds) {
      // An already expired transaction is answered with an error reply, which changes nothing.
      await this.database.handle('database.abortTransaction', { transactionId });
    }
  }
}
