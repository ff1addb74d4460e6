/** What the sealed identity asks the message box; wired by the deployables. */
import type { KeyRole } from '../../../src/shared/seal/model';
import type { Caller } from '../../platform/caller';
import type { IdentitySeal, SealedShare } from '../../platform/seal/identity';

export interface ThreadSealsPort {
  /** Throws unless the caller may ask who wrote the thread (`not-found`, `seal-not-…`). */
  requireOpenable(caller: Caller, threadId: string, nowMs: number): Promise<void>;
  sealOf(schoolId: string, threadId: string): Promise<IdentitySeal | null>;
  countUnder(schoolId: string, role: KeyRole, keyId: string): Promise<number>;
  nextUnder(
    schoolId: string,
    role: KeyRole,
    keyId: string,
  ): Promise<{ threadId: string; seal: IdentitySeal }[]>;
  replaceShare(
    threadId: string,
    role: KeyRole,
    fromKeyId: string,
    share: SealedShare,
  ): Promise<void>;
}
