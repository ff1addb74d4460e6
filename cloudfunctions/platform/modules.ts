/**
 * Modules by grade (G1): a right that is about a grade counts for a module only where the school uses it there. What
 * is not bound to a grade (a leader's, a counsellor's) always counts.
 */
import { isCareHouse } from '../../src/shared/care/house';
import { isInSet } from '../../src/shared/modules/grade-set';
import { modules, type ModuleId } from '../../src/shared/modules/modules';
import { gradesOfModuleAt } from '../../src/shared/modules/policy';
import type { PeoplePort } from '../../src/shared/people/ports';
import { rolesOf, type Caller } from './caller';
import { loadSchool, type School } from './school';

/** Whether the module is used in a grade at `atMs`. */
export function usedIn(school: School, module: ModuleId, atMs: number): (grade: number) => boolean {
  const grades = gradesOfModuleAt(school.policyValues, module, atMs);
  return (grade) => isInSet(grades, grade);
}

/** The same for a class, which is looked up only where not every grade uses the module. */
export async function isClassIn(
  people: PeoplePort,
  { school, module, atMs }: { school: School; module: ModuleId; atMs: number },
  classId: string,
): Promise<boolean> {
  const grades = gradesOfModuleAt(school.policyValues, module, atMs);
  if (grades === 'all') return true;
  const found = (await people.classes(school.schoolId)).find((one) => one.classId === classId);
  return found !== undefined && isInSet(grades, found.grade);
}

/** The caller with those rights only that count for the module; the school is read once in a minute and a half. */
export async function withinModule(
  caller: Caller,
  module: ModuleId | null,
  nowMs: number,
): Promise<Caller> {
  if (module === null) return caller;
  const isUsed = usedIn(await loadSchool(caller.schoolId, nowMs), module, nowMs);
  const assignments = caller.assignments.filter(({ grade }) => grade === null || isUsed(grade));
  if (assignments.length === caller.assignments.length) return caller;
  return { ...caller, assignments, roles: rolesOf(assignments) };
}

/** The modules of which nothing is left for the caller: the pages that their home does not offer. */
export function modulesOff(
  { assignments }: Pick<Caller, 'assignments'>,
  school: School,
  nowMs: number,
): ModuleId[] {
  // A house has nothing of a school's days (M8).
  if (isCareHouse(school.schoolId)) return [...modules];
  if (assignments.length === 0) return [];
  return modules.filter((module) => {
    const isUsed = usedIn(school, module, nowMs);
    return assignments.every(({ grade }) => grade !== null && !isUsed(grade));
  });
}
