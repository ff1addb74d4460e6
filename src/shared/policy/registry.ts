/** Reading and checking policy values; the only place that decides which value holds. */
import type { Role } from '../action/contract';
import type { InstantMs } from '../time';
import {
  isPolicyValue,
  type ChoicePolicy,
  type GradesPolicy,
  type PolicyDefinition,
} from './define-policy';

/** Definitions by key, with each key's value type kept. */
export type PolicyRegistry<Definition extends PolicyDefinition = PolicyDefinition> = ReadonlyMap<
  Definition['key'],
  Definition
>;

type KeyOf<Registry> =
  Registry extends PolicyRegistry<infer Definition> ? Definition['key'] : never;

type ValueOf<Definition> =
  Definition extends ChoicePolicy<string, infer Choice>
    ? Choice
    : Definition extends GradesPolicy
      ? string
      : number;

/** The type of `key`'s value: number, the union of its choices, or the word of a set of grades. */
export type PolicyValue<Registry, Key> =
  Registry extends PolicyRegistry<infer Definition>
    ? ValueOf<Extract<Definition, { key: Key }>>
    : never;

/** A stored value: holds from `fromMs` on, until a later one begins. */
export interface StoredPolicyValue {
  readonly key: string;
  readonly value: unknown;
  readonly fromMs: InstantMs;
}

/** Joins the features' lists; RangeError when two declare the same key. */
export function createPolicyRegistry<const Definition extends PolicyDefinition>(
  definitions: readonly Definition[],
): PolicyRegistry<Definition> {
  const registry = new Map<Definition['key'], Definition>();
  for (const definition of definitions) {
    if (registry.has(definition.key)) {
      throw new RangeError(`policy ${definition.key} is declared twice`);
    }
    registry.set(definition.key, definition);
  }
  return registry;
}

/**
 * The value of `key` at `atMs`: the allowed stored value with the latest `fromMs` not after `atMs`
 * (of two with the same start the later in the list), otherwise the default. Stored values
 * that are not allowed (a range narrowed since) are passed over as if never set.
 */
export function policyAt<Registry extends PolicyRegistry, Key extends KeyOf<Registry>>(
  registry: Registry,
  values: readonly StoredPolicyValue[],
  key: Key,
  atMs: InstantMs,
): PolicyValue<Registry, Key> {
  const definition = registry.get(key);
  if (definition === undefined) throw new RangeError(`no policy is called ${key}`);
  let holding: StoredPolicyValue | null = null;
  for (const stored of values) {
    if (stored.key !== key || stored.fromMs > atMs) continue;
    if (!isPolicyValue(definition, stored.value)) continue;
    if (holding === null || stored.fromMs >= holding.fromMs) holding = stored;
  }
  const value = holding === null ? definition.default : holding.value;
  return value as PolicyValue<Registry, Key>;
}

export type PolicyRefusal = 'unknown-key' | 'not-allowed' | 'invalid-value';

/** Whether somebody with `roles` may set `key` to `value`; null when they may. */
export function checkPolicyValue(
  registry: PolicyRegistry,
  change: { key: string; value: unknown; roles: readonly Role[] },
): PolicyRefusal | null {
  const definition = registry.get(change.key);
  if (definition === undefined) return 'unknown-key';
  if (!change.roles.some((role) => definition.changedBy.includes(role))) return 'not-allowed';
  return isPolicyValue(definition, change.value) ? null : 'invalid-value';
}
