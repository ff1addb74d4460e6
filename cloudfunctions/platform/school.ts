/** A school's own data that almost every act needs: calendar and policy values. Cached a minute per instance. */
import { isCareHouse } from '../../src/shared/care/house';
import type { StoredPolicyValue } from '../../src/shared/policy';
import { createSchoolCalendar, type SchoolCalendar } from '../../src/shared/time';
import { schools, type StoredSchool } from './collections/schools';
import { AppError } from './errors';
import { noSeal, type SchoolSeal } from './seal/school-seal';
import { findEvery, getById } from './store';

export { schools };

export interface School {
  schoolId: string;
  name: string;
  calendar: SchoolCalendar;
  /** Raised by every change of a policy value; ladders keep the one they started under. */
  policyVersion: number;
  /** Read only through the features' `…At(policyValues, atMs)` (architecture: Policy). */
  policyValues: readonly StoredPolicyValue[];
  /** Keys that threads are sealed to, and whether students may write (M6). */
  seal: SchoolSeal;
}

/** A little over the clock's minute, which would otherwise just miss it every time. */
const cacheMs = 90_000;
const cache = new Map<string, { school: School; readAtMs: number }>();

/** The school, at most a minute and a half old. Throws `not-found` for an unknown id. */
export async function loadSchool(schoolId: string, nowMs: number): Promise<School> {
  const cached = cache.get(schoolId);
  if (cached && Math.abs(nowMs - cached.readAtMs) < cacheMs) return cached.school;
  const stored = await getById(schools, schoolId);
  if (!stored) throw new AppError('not-found', 'school');
  return keep(stored, nowMs);
}

/** This instance reads the school anew; others follow when their minute and a half is over. */
export function forgetSchool(schoolId: string): void {
  cache.delete(schoolId);
}

let every: { schoolIds: Promise<string[]>; readAtMs: number } | null = null;

/** Every school, in the order of ids, at most a minute and a half old: for the clock, whose features all ask. */
export async function loadEverySchool(nowMs: number): Promise<School[]> {
  if (!every || Math.abs(nowMs - every.readAtMs) >= cacheMs)
    every = { schoolIds: readEverySchool(nowMs), readAtMs: nowMs };
  try {
    const ids = await every.schoolIds;
    return await Promise.all(ids.map((schoolId) => loadSchool(schoolId, nowMs)));
  } catch (error) {
    every = null;
    throw error;
  }
}

/**
 * Does something for every school, but not for the houses of teachers' own channels (M8), which have no classes; one
 * that fails keeps no other waiting, and the first failure is thrown at the end.
 */
export async function forEverySchool(
  nowMs: number,
  work: (school: School) => Promise<void>,
): Promise<void> {
  const every = await loadEverySchool(nowMs);
  await forEach(
    every.filter(({ schoolId }) => !isCareHouse(schoolId)),
    work,
  );
}

/** The same for every school and every house. */
export async function forEveryTenant(
  nowMs: number,
  work: (school: School) => Promise<void>,
): Promise<void> {
  await forEach(await loadEverySchool(nowMs), work);
}

async function forEach(
  tenants: readonly School[],
  work: (school: School) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const school of tenants)
    try {
      await work(school);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
}

async function readEverySchool(nowMs: number): Promise<string[]> {
  return (await findEvery(schools, {})).map((stored) => keep(stored, nowMs).schoolId);
}

function keep(stored: StoredSchool, nowMs: number): School {
  const school: School = {
    schoolId: stored._id,
    name: stored.name,
    calendar: createSchoolCalendar(stored.calendar),
    policyVersion: stored.version,
    policyValues: stored.policyValues,
    seal: stored.seal ?? noSeal,
  };
  cache.set(school.schoolId, { school, readAtMs: nowMs });
  return school;
}
