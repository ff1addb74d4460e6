/** What of the sealed identity stands in a school's own document, because every first message needs it (M6). */
import * as z from 'zod/mini';
import type { Concern } from '../../../src/shared/messages/concern';
import type { DrillKind } from '../../../src/shared/seal/model';
import { seatKeys } from '../../../src/shared/seal/seats';
import type { RoleKeys } from './identity';
import { publicKeySchema } from './public-key';

export const schoolSealSchema = z.object({
  /** Public parts of the keys; null until a key was begun. */
  leader: z.nullable(publicKeySchema),
  lead: z.nullable(publicKeySchema),
  /** Of those who step in where the school is concerned (W9); not there in schools from before. */
  district: z.optional(z.nullable(publicKeySchema)),
  /** Since when the box takes real students' words; null: not yet. Never taken back. */
  openSinceMs: z.nullable(z.number()),
  drilledAtMs: z.nullable(z.number()),
  drillTookMs: z.nullable(z.number()),
  /** Of the district's key (W9); not there before its first drill. */
  districtDrilledAtMs: z.optional(z.nullable(z.number())),
  districtDrillTookMs: z.optional(z.nullable(z.number())),
});
export type SchoolSeal = z.infer<typeof schoolSealSchema>;

/** The last drill of these keys. */
export function lastDrillOf(
  seal: SchoolSeal,
  kind: DrillKind,
): { atMs: number | null; tookMs: number | null } {
  return kind === 'school'
    ? { atMs: seal.drilledAtMs, tookMs: seal.drillTookMs }
    : { atMs: seal.districtDrilledAtMs ?? null, tookMs: seal.districtDrillTookMs ?? null };
}

export const noSeal: SchoolSeal = {
  leader: null,
  lead: null,
  openSinceMs: null,
  drilledAtMs: null,
  drillTookMs: null,
};

/** Both keys, or null while one is missing. */
export function roleKeysOf({ leader, lead }: SchoolSeal): RoleKeys | null {
  return leader && lead ? { leader, lead } : null;
}

/** The keys for the halves of a thread about these; null while one of them is missing (W9). */
export function sealKeysFor(seal: SchoolSeal, concerns: readonly Concern[]): RoleKeys | null {
  const keys = seatKeys(concerns);
  const [leader, lead] = [seal[keys.leader], seal[keys.lead]];
  // A school begins with its own two keys, whoever may step in for them.
  return roleKeysOf(seal) && leader && lead ? { leader, lead } : null;
}
