/** What of the sealed identity stands in a school's own document, because every first message needs it (M6). */
import * as z from 'zod/mini';
import { publicKeySchema, type RoleKeys } from './identity';

export const schoolSealSchema = z.object({
  /** Public parts of the two keys; null until a key was begun. */
  leader: z.nullable(publicKeySchema),
  lead: z.nullable(publicKeySchema),
  /** Since when the box takes real students' words; null: not yet. Never taken back. */
  openSinceMs: z.nullable(z.number()),
  drilledAtMs: z.nullable(z.number()),
  drillTookMs: z.nullable(z.number()),
});
export type SchoolSeal = z.infer<typeof schoolSealSchema>;

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
