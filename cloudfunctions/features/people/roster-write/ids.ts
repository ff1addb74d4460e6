/**
 * Ids of the roster: derived from school, kind and number, so that a repeated write finds what the first one made.
 * Whoever stands there under another id (a demonstration, an older key) is found by the number.
 */
import { mark, newestKeyVersion } from '../../../platform/secrets';
import type { ClassInput } from '../../../../src/shared/people/roster-port';
import { find } from '../../../platform/store';
import { classes, people, staff } from '../collections';

export function newId(schoolId: string, kind: string, ...parts: (string | number)[]): string {
  return mark('roster-id', newestKeyVersion(), schoolId, kind, ...parts);
}

export async function studentIdOf(schoolId: string, studentNumber: string): Promise<string> {
  const [known] = await find(people, { schoolId, studentNumber }, { limit: 1 });
  return known?._id ?? newId(schoolId, 'student', studentNumber);
}

export async function guardianIdOf(schoolId: string, mobile: string): Promise<string> {
  const [known] = await find(people, { schoolId, mobile }, { limit: 1 });
  return known?._id ?? newId(schoolId, 'guardian', mobile);
}

export async function staffIdOf(schoolId: string, staffNumber: string): Promise<string> {
  const [known] = await find(staff, { schoolId, staffNumber }, { limit: 1 });
  return known?._id ?? newId(schoolId, 'staff', staffNumber);
}

/** The class that is taught now under this campus, grade and number, or the one that came in that year. */
export async function classIdOf(
  schoolId: string,
  { grade, number, campus, formerCampus }: Omit<ClassInput, 'classTeacherId'>,
  entryYear: number,
): Promise<string> {
  const taught = await find(classes, { schoolId, grade, number, closedOn: null });
  const of = (wanted: string) => taught.find((one) => one.campus === wanted);
  const known = of(campus) ?? of(formerCampus);
  return known?._id ?? newId(schoolId, 'class', entryYear, number, ...(campus ? [campus] : []));
}
