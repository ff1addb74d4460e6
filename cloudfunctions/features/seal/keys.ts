/** The keys of a school as stored, and who holds them (M6, W9). */
import { keyRoles, type KeyRole } from '../../../src/shared/seal/model';
import type { Role } from '../../../src/shared/action/contract';
import { isReceiver } from '../../../src/shared/messages/concern';
import { AppError } from '../../platform/errors';
import { openRoleKey } from '../../platform/seal/role-key';
import { noSeal, type SchoolSeal } from '../../platform/seal/school-seal';
import { schools } from '../../platform/school';
import { getById } from '../../platform/store';
import type { Transaction } from '../../platform/transact';
import { sealKeys, type SealKey } from './collections';

export type SchoolKeys = Record<KeyRole, SealKey | null>;

/** Duties of which one is needed to hold the key. */
export const dutiesFor: Record<KeyRole, readonly Role[]> = {
  leader: ['leader'],
  lead: ['lead-counsellor', 'counsellor'],
  district: ['district-receiver'],
};

/** The duty whose holder begins the key. */
export const beginnerOf: Record<KeyRole, Role> = {
  leader: 'leader',
  lead: 'lead-counsellor',
  district: 'district-receiver',
};

/** The district's key is for nobody who has a duty at the school too (W9). */
export function mayHold(role: KeyRole, duties: readonly Role[]): boolean {
  if (role === 'district') return isReceiver(duties);
  return duties.some((duty) => dutiesFor[role].includes(duty));
}

export const keyDocumentId = (schoolId: string, role: KeyRole) => `${schoolId}.${role}`;

export async function loadKeys(schoolId: string): Promise<SchoolKeys> {
  const [leader, lead, district] = await Promise.all(
    keyRoles.map((role) => getById(sealKeys, keyDocumentId(schoolId, role))),
  );
  return { leader: leader ?? null, lead: lead ?? null, district: district ?? null };
}

export async function keysIn(transaction: Transaction, schoolId: string): Promise<SchoolKeys> {
  const leader = await transaction.get(sealKeys, keyDocumentId(schoolId, 'leader'));
  const lead = await transaction.get(sealKeys, keyDocumentId(schoolId, 'lead'));
  const district = await transaction.get(sealKeys, keyDocumentId(schoolId, 'district'));
  return { leader, lead, district };
}

export function holds(key: SealKey | null, personId: string): boolean {
  return key !== null && key.shares.some((share) => share.personId === personId);
}

/** Which key a person holds; never two. */
export function heldBy(keys: SchoolKeys, personId: string): KeyRole | null {
  return keyRoles.find((role) => holds(keys[role], personId)) ?? null;
}

/** Everybody who holds one of these. */
export function holderIds(keys: SchoolKeys, roles: readonly KeyRole[]): string[] {
  const held = roles.flatMap((role) => keys[role]?.shares.map(({ personId }) => personId) ?? []);
  return [...new Set(held)];
}

export function holderCounts(keys: SchoolKeys): Record<KeyRole, number> {
  return {
    leader: keys.leader?.shares.length ?? 0,
    lead: keys.lead?.shares.length ?? 0,
    district: keys.district?.shares.length ?? 0,
  };
}

/**
 * The private key of `keyId`, the present or the one before, by a holder's own private key. `seal-not-holder`: this
 * person has no share of it.
 */
export async function privateKeyOf(
  key: SealKey,
  keyId: string,
  personId: string,
  holderPrivateKey: Uint8Array,
): Promise<Buffer> {
  const shares = key.keyId === keyId ? key.shares : (key.previous?.shares ?? []);
  const share = shares.find((one) => one.personId === personId);
  const isKnown = key.keyId === keyId || key.previous?.keyId === keyId;
  if (!share || !isKnown) throw new AppError('seal-not-holder', 'share');
  return openRoleKey(holderPrivateKey, keyId, share);
}

/** Fresh from the store: the cache of schools may be a minute behind. */
export async function loadSchoolSeal(schoolId: string): Promise<SchoolSeal> {
  return (await getById(schools, schoolId))?.seal ?? noSeal;
}

export async function updateSchoolSeal(
  transaction: Transaction,
  schoolId: string,
  change: (seal: SchoolSeal) => Partial<SchoolSeal>,
): Promise<void> {
  const school = await transaction.get(schools, schoolId);
  if (!school) throw new AppError('not-found', 'school');
  const seal = school.seal ?? noSeal;
  await transaction.update(schools, schoolId, { seal: { ...seal, ...change(seal) } });
}
