/** The roster as it is, read whole: what a file is compared with, and what is exported. */
import type { RosterReader } from '../../../src/shared/people/roster-port';
import { storedRows, type StoredRow } from '../../../src/shared/roster-import/stored-rows';

export async function rosterNow(
  reader: RosterReader,
  schoolId: string,
  today: string,
): Promise<StoredRow[]> {
  const [classes, students, guardians, staff, teaching] = await Promise.all([
    reader.classes(schoolId),
    reader.students(schoolId),
    reader.guardians(schoolId),
    reader.staff(schoolId, today),
    reader.teaching(schoolId),
  ]);
  return storedRows({ classes, students, guardians, staff, teaching });
}
