/**
 * The keys of a demonstration school with their holders and a drill that succeeded (M6). The keys follow from the
 * environment's secret, so that a seed that died half-way is completed with the same ones; the passphrase is known to
 * everybody, which is right for invented children only.
 */
import { createHmac } from 'node:crypto';
import type { SealHolder, SealKey } from '../../cloudfunctions/features/seal/collections';
import { makeHolderKey } from '../../cloudfunctions/platform/seal/holder-key';
import { keyPairFrom, type KeyPair } from '../../cloudfunctions/platform/seal/hpke';
import { roleKeyOf } from '../../cloudfunctions/platform/seal/role-key';
import type { SchoolSeal } from '../../cloudfunctions/platform/seal/school-seal';
import { demoPassphrase, demoRecoveryCode } from '../../src/shared/seal/demo';
import type { KeyRole } from '../../src/shared/seal/model';
import { noTries } from '../../src/shared/seal/tries';
import { dayMs, minuteMs } from '../../src/shared/time';
import type { SeededSchool } from './build-school';

/** Nothing real lies behind these wraps. */
const demoCostLog2 = 10;
const drilledBeforeMs = 12 * dayMs;
const drillTookMs = 6 * minuteMs;

export interface SeededSeal {
  school: SchoolSeal;
  holders: SealHolder[];
  keys: SealKey[];
}

export async function seedSeal(
  { plan, staff }: { plan: Pick<SeededSchool['plan'], 'schoolId'>; staff: SeededSchool['staff'] },
  secret: Buffer,
  nowMs: number,
): Promise<SeededSeal> {
  const { schoolId } = plan;
  const madeAtMs = nowMs - drilledBeforeMs - dayMs;
  const idsOf = (role: string) => staff.filter((one) => one.role === role).map(({ _id }) => _id);
  const holderIds: Record<KeyRole, string[]> = {
    // The small neighbour has one leader only.
    leader: idsOf('leader').slice(0, 2),
    lead: [...idsOf('lead-counsellor'), ...idsOf('counsellor').slice(0, 1)],
    district: idsOf('district-receiver'),
  };
  const holders: SealHolder[] = [];
  for (const _id of Object.values(holderIds).flat()) {
    const pair = await pairOf(secret, _id);
    const made = await makeHolderKey(_id, demoPassphrase, demoRecoveryCode, demoCostLog2, pair);
    holders.push({ _id, schoolId, ...made, confirmed: true, ...noTries, madeAtMs, version: 1 });
  }
  const keyOf = (role: KeyRole) =>
    seedKey(
      schoolId,
      role,
      secret,
      holders.filter(({ _id }) => holderIds[role].includes(_id)),
    );
  const [leader, lead] = [await keyOf('leader'), await keyOf('lead')];
  // A house (M8) has nobody of the district, and no third key.
  const district = holderIds.district.length === 0 ? null : await keyOf('district');
  return {
    school: {
      leader: { keyId: leader.keyId, publicKey: leader.publicKey },
      lead: { keyId: lead.keyId, publicKey: lead.publicKey },
      district: district && { keyId: district.keyId, publicKey: district.publicKey },
      openSinceMs: nowMs - drilledBeforeMs,
      drilledAtMs: nowMs - drilledBeforeMs,
      drillTookMs,
    },
    holders,
    keys: [leader, lead, ...(district ? [district] : [])],
  };
}

function digestOf(secret: Buffer, what: string): Buffer {
  return createHmac('sha256', secret).update(`seeded key of ${what}`).digest();
}

function pairOf(secret: Buffer, what: string): Promise<KeyPair> {
  return keyPairFrom(digestOf(secret, what));
}

async function seedKey(
  schoolId: string,
  role: KeyRole,
  secret: Buffer,
  holders: readonly SealHolder[],
): Promise<SealKey> {
  const what = `${schoolId}.${role}`;
  const { keyId, publicKey, shares } = await roleKeyOf(
    await pairOf(secret, what),
    digestOf(secret, `${what} id`).subarray(0, 12).toString('base64url'),
    holders.map((holder) => ({ personId: holder._id, publicKey: holder.publicKey })),
  );
  return {
    _id: `${schoolId}.${role}`,
    schoolId,
    role,
    number: 1,
    keyId,
    publicKey,
    shares,
    previous: null,
    version: 1,
  };
}
