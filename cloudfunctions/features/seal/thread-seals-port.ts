/** What the sealed identity asks the message box; wired by the deployables. */
import type { Concern } from '../../../src/shared/messages/concern';
import type { Seat } from '../../../src/shared/seal/model';
import type { Caller } from '../../platform/caller';
import type { IdentitySeal, SealedShare } from '../../platform/seal/identity';
import type { Transaction } from '../../platform/transact';

/** A thread's seal, and whom the thread is about (W9), both as they stand now. */
export interface ThreadSeal {
  seal: IdentitySeal | null;
  concerns: readonly Concern[];
}

export interface ThreadSealsPort {
  /** Throws unless the caller may ask who wrote the thread (`not-found`, `seal-not-…`). */
  requireOpenable(caller: Caller, threadId: string, nowMs: number): Promise<void>;
  /** By thread id, at most 100. */
  sealsOf(schoolId: string, threadIds: readonly string[]): Promise<ReadonlyMap<string, ThreadSeal>>;
  /** The thread is sealed as it was read, inside the transaction that acts on it. */
  isSealedSo(transaction: Transaction, threadId: string, seal: IdentitySeal): Promise<boolean>;
  countUnder(schoolId: string, keyId: string): Promise<number>;
  nextUnder(
    schoolId: string,
    keyId: string,
  ): Promise<{ threadId: string; seat: Seat; seal: IdentitySeal }[]>;
  replaceShare(threadId: string, seat: Seat, fromKeyId: string, share: SealedShare): Promise<void>;
}
