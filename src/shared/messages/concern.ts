/**
 * Whom a thread is about, as its writer said (W9), and what follows: whoever is concerned hears nothing of it and
 * approves nothing, and somebody of the district steps in. Pure tables; a choice is only ever added to.
 */
import * as z from 'zod/mini';
import type { Role } from '../action/contract';
import type { ColleagueFacts, StaffFacts } from '../people/ports';

/** `school`: an adult of the school, the writer does not say which. `family`: somebody at home. */
export const concerns = ['leaders', 'teachers', 'counsellors', 'school', 'family'] as const;
export type Concern = (typeof concerns)[number];
export const concernSchema = z.enum(concerns);

/** At least one, none twice. */
export const concernsSchema = z.array(concernSchema).check(
  z.minLength(1),
  z.maxLength(concerns.length),
  z.refine((chosen) => new Set(chosen).size === chosen.length),
);

const leaders = ['leader'] as const;
const teachers = ['class-teacher', 'subject-teacher', 'grade-leader', 'tutor'] as const;
const counsellors = ['counsellor', 'lead-counsellor'] as const;
const others = ['committee', 'union', 'admin'] as const;

/** Whoever holds one of these duties is concerned. A duty of the district, and those of a family, never are. */
const rolesOf: Record<Concern, readonly Role[]> = {
  leaders,
  teachers,
  counsellors,
  school: [...leaders, ...teachers, ...counsellors, ...others],
  family: [],
};

export function isConcerned(chosen: readonly Concern[], roles: readonly Role[]): boolean {
  return chosen.some((concern) => roles.some((role) => rolesOf[concern].includes(role)));
}

/** The choices that hide a thread from somebody with these duties: for the query of a list. */
export function hiddenFrom(roles: readonly Role[]): Concern[] {
  return concerns.filter((concern) => isConcerned([concern], roles));
}

/** The choices in which somebody of the district steps in: every adult of the school. */
export const districtConcerns: readonly Concern[] = concerns.filter((one) => one !== 'family');

export function needsDistrict(chosen: readonly Concern[]): boolean {
  return chosen.some((concern) => concern !== 'family');
}

/** Whether the school's own must not be called by their own kind: for `family`, guardians are told nothing. */
export function concernsFamily(chosen: readonly Concern[]): boolean {
  return chosen.includes('family');
}

/** With what was chosen before, in the table's order; nothing is ever taken back. */
export function withConcerns(known: readonly Concern[], more: readonly Concern[]): Concern[] {
  return concerns.filter((concern) => known.includes(concern) || more.includes(concern));
}

/** Somebody of the district: nobody who also has a duty at the school. */
export function isReceiver(roles: readonly Role[]): boolean {
  return roles.includes('district-receiver') && !isConcerned(['school'], roles);
}

/** Who hears nothing of a thread, and who steps in for them. */
export interface Apart {
  excludedIds: readonly string[];
  receivers: readonly StaffFacts[];
}

export function apartFor(chosen: readonly Concern[], colleagues: readonly ColleagueFacts[]): Apart {
  return {
    excludedIds: colleagues
      .filter(({ roles }) => isConcerned(chosen, roles))
      .map(({ personId }) => personId),
    receivers: needsDistrict(chosen)
      ? colleagues
          .filter(({ roles }) => isReceiver(roles))
          .map(({ personId, name, roleName }) => ({ personId, name, roleName }))
      : [],
  };
}
