/** Of whom a class teacher and an administrator may do something (G1). */
import type { Caller } from '../../../platform/caller';
import { AppError } from '../../../platform/errors';
import { mark } from '../../../platform/secrets';
import { classIdsOf } from '../../../platform/scopes';
import { findEvery, getById } from '../../../platform/store';
import { classes, people, type Person, type SchoolClass } from '../collections';

export function isAdmin({ roles }: Caller): boolean {
  return roles.includes('admin');
}

/** The lowest grade first, in it campus by campus. */
export function byPlace(one: SchoolClass, other: SchoolClass): number {
  const campus = one.campus < other.campus ? -1 : Number(one.campus > other.campus);
  return one.grade - other.grade || campus || one.number - other.number;
}

/** Every class for the administrator, the own ones for a class teacher. */
export async function reachedClasses(caller: Caller): Promise<SchoolClass[]> {
  const taught = await findEvery(classes, { schoolId: caller.schoolId, closedOn: null });
  const own = classIdsOf(caller, 'class-teacher');
  const reached = isAdmin(caller) ? taught : taught.filter(({ _id }) => own.includes(_id));
  return reached.sort(byPlace);
}

/** `not-found` for whatever is not theirs. */
export async function requireClass(caller: Caller, classId: string): Promise<SchoolClass> {
  const found = await getById(classes, classId);
  const isTheirs = isAdmin(caller) || classIdsOf(caller, 'class-teacher').includes(classId);
  if (!found || found.schoolId !== caller.schoolId || found.closedOn !== null || !isTheirs)
    throw new AppError('not-found', 'class');
  return found;
}

export async function requireStudent(caller: Caller, studentId: string): Promise<Person> {
  const found = await getById(people, studentId);
  const isHere = found?.kind === 'student' && found.leftOn === null;
  if (!found || !isHere || found.schoolId !== caller.schoolId)
    throw new AppError('not-found', 'student');
  await requireClass(caller, found.classId ?? '');
  return found;
}

/** An audit entry is staff's and names no child: it holds this mark, which the question about a child has too. */
export function auditRefOf(schoolId: string, personId: string): string {
  return mark('audit-person', 1, schoolId, personId);
}
