/** One valid input per action of the sealed identity (M6). */
import { demoPassphrase, demoRecoveryCode } from '../../../src/shared/seal/demo';
import type { KeyRole } from '../../../src/shared/seal/model';
import type { Objects } from '../examples';

/** Things of one school that inputs of the sealed identity may point at. */
export interface SealObjects {
  /** A request that nobody has approved. */
  openingId: string;
  /** The key that the caller holds. */
  keyRole: KeyRole;
}

const passphrase = demoPassphrase;
const reason = '说了今晚和地点，要马上找到人';

export const sealExamples = {
  'seal.overview': () => ({}),
  'seal.make-key': () => ({}),
  'seal.confirm-key': () => ({ passphrase }),
  'seal.recover': () => ({ recoveryCode: demoRecoveryCode }),
  'seal.admit': ({ keyRole, colleagueId }: Objects) => ({
    role: keyRole,
    personId: colleagueId,
    passphrase,
  }),
  'seal.remove': ({ keyRole, colleagueId }: Objects) => ({
    role: keyRole,
    personId: colleagueId,
    reason: '换了岗位',
    passphrase,
  }),
  'seal.reseal': ({ keyRole }: Objects) => ({ role: keyRole, passphrase }),
  'seal.openings': () => ({}),
  'seal.request': ({ threadId }: Objects) => ({ threadId, reason }),
  'seal.drill': () => ({}),
  'seal.approve': ({ openingId }: Objects) => ({ openingId, passphrase }),
  'seal.decline': ({ openingId }: Objects) => ({ openingId, reason: '已经联系上孩子了' }),
  'seal.view': ({ openingId }: Objects) => ({ openingId }),
  'seal.close': ({ openingId }: Objects) => ({ openingId }),
  'seal.record': ({ openingId }: Objects) => ({
    openingId,
    step: 'guardian-told' as const,
    note: '电话告诉了妈妈',
  }),
};

/** Of these nobody can call without something of their own first: a passphrase, a key, a drill that may begin. */
export const sealNeedsOwn: readonly string[] = [
  'seal.make-key',
  'seal.confirm-key',
  'seal.recover',
  'seal.reseal',
  'seal.drill',
];
