/** What a colleague says of the words when they change a level (M5): was triage wrong, or was it something else? */
import * as z from 'zod/mini';
import type { TriageKind } from '../triage';

/** Whom the danger concerns that triage missed. */
export const missedKinds = [
  'self',
  'others',
  'abuse',
  'third-person',
] as const satisfies readonly TriageKind[];

/** The kind as triage stored it; null for none, or for one that is no more. */
export function triageKindOf(stored: string | null | undefined): TriageKind | null {
  return missedKinds.find((kind) => kind === stored) ?? null;
}

/**
 * Lowering: `misread` = triage took the words too seriously, `passed` = they were read rightly and the danger is over.
 * Raising: the kind that triage missed, or `elsewhere` = it is known from somewhere else than these words.
 */
export const becauses = ['misread', 'passed', ...missedKinds, 'elsewhere'] as const;
export type Because = (typeof becauses)[number];
export const becauseSchema = z.enum(becauses);
