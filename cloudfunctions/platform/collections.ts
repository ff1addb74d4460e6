/**
 * Every collection is declared once: what it holds, who it joins, how it is found, how long it stays. Seeds,
 * index creation, the dump check and the threat model read these declarations.
 */
import type * as z from 'zod/mini';
import type { RecordKindKey } from '../../src/shared/rights/kinds';

/**
 * `person`: students and guardians, dates only, never times. `message`: threads and what belongs to them.
 * `neutral`: staff and machinery. No invocation that touches a message-side document writes a person-side one.
 */
export type Side = 'person' | 'message' | 'neutral';

export interface Index {
  readonly name: string;
  readonly fields: readonly (readonly [string, 1 | -1])[];
  readonly unique?: boolean;
}

export interface Collection<Doc extends { _id: string } = { _id: string }> {
  readonly name: string;
  readonly side: Side;
  /**
   * What is kept in it about a person, in the register of src/shared/rights/kinds.ts (G2). Of the person side always;
   * of the neutral one where it names colleagues. Never of the message side, which knows no person.
   */
  readonly personal?: RecordKindKey;
  /** Shape of a stored document, checked before it is added and over the whole dump in tests. */
  readonly schema: z.ZodMiniType<Doc>;
  readonly indexes: readonly Index[];
  /** When a document goes: in words, with the policy key where one decides. */
  readonly retention: string;
  /** Always closed: clients reach data through actions only. */
  readonly clientAccess: 'none';
}

type Declared = { side: 'person'; personal: RecordKindKey } | { side: 'message' | 'neutral' };

export function defineCollection<Doc extends { _id: string }>(
  declaration: Omit<Collection<Doc>, 'clientAccess'> & Declared,
): Collection<Doc> {
  return { ...declaration, clientAccess: 'none' };
}
