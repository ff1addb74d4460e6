/** The roster as it is stored, as rows: what a file is compared with and what is exported (G1). */
import { listedDuties, type ListedDuty, type RosterRow, type StaffRow } from '../people/roster';
import type { Right } from '../people/assignments';
import type {
  RosterClass,
  RosterGuardian,
  RosterStaff,
  RosterStudent,
  TeachingInput,
} from '../people/roster-port';
import { sortedDuties } from './words';

export interface Roster {
  classes: readonly RosterClass[];
  students: readonly RosterStudent[];
  guardians: readonly RosterGuardian[];
  staff: readonly RosterStaff[];
  teaching: readonly (TeachingInput & { version: number })[];
}

export interface StoredRow {
  row: RosterRow;
  /** Of the document that says it: a write counts on it. */
  version: number;
}

/** By class, then by number. Whoever has no number yet cannot be spoken of in a list and is left out. */
export function storedRows(roster: Roster): StoredRow[] {
  const classOf = new Map(roster.classes.map((one) => [one.classId, one]));
  const staffNumberOf = new Map(roster.staff.map((one) => [one.personId, one.staffNumber]));
  const rows = [
    ...roster.staff.flatMap(staffRow),
    ...roster.classes.map(({ grade, number, campus, classTeacherId, version }): StoredRow => {
      const teacherNumber = staffNumberOf.get(classTeacherId) ?? null;
      return { row: { kind: 'class', grade, number, campus, teacherNumber }, version };
    }),
    ...roster.students.flatMap((one) => studentRow(one, classOf)),
    ...guardianRows(roster),
    ...roster.teaching.flatMap(({ classId, subject, teacherId, weekdays, version }) => {
      const at = classOf.get(classId);
      const staffNumber = staffNumberOf.get(teacherId) ?? null;
      if (!at || staffNumber === null) return [];
      const days = [...weekdays].sort((one, other) => one - other);
      const { grade, number: classNumber, campus } = at;
      const row = { kind: 'teaching' as const, grade, classNumber, campus, subject };
      return [{ row: { ...row, staffNumber, weekdays: days }, version }];
    }),
  ];
  return rows.sort((one, other) => (placeOf(one.row) < placeOf(other.row) ? -1 : 1));
}

function placeOf(row: RosterRow): string {
  const two = (number: number) => String(number).padStart(2, '0');
  switch (row.kind) {
    case 'class':
      return `class ${row.campus ?? ''} ${two(row.grade)}${two(row.number)}`;
    case 'student':
      return `student ${row.campus ?? ''} ${two(row.grade)}${two(row.classNumber)} ${row.number}`;
    case 'teaching':
      return `teaching ${row.campus ?? ''} ${two(row.grade)}${two(row.classNumber)} ${row.subject}`;
    case 'guardian':
      return `guardian ${row.studentNumber} ${row.mobile}`;
    case 'staff':
      return `staff ${row.number}`;
  }
}

function staffRow(one: RosterStaff): StoredRow[] {
  const { staffNumber: number, name, mobile, roleName, version } = one;
  if (number === null) return [];
  return [
    {
      row: { kind: 'staff', number, name, mobile, roleName, duties: dutiesIn(one.rights) },
      version,
    },
  ];
}

function isListed(role: string): role is ListedDuty {
  return (listedDuties as readonly string[]).includes(role);
}

/** The duty that a list would write for the right; null for one that a list does not speak of. */
export function dutyOfRight({
  role,
  scope,
}: Right): NonNullable<StaffRow['duties']>[number] | null {
  if (!isListed(role)) return null;
  if (role !== 'grade-leader') return scope === 'school' ? { role, grade: null } : null;
  const [, grade] = /^grade:(\d+)$/u.exec(scope) ?? [];
  return grade === undefined ? null : { role, grade: Number(grade) };
}

function dutiesIn(rights: readonly Right[]) {
  return sortedDuties(rights.flatMap((right) => dutyOfRight(right) ?? []));
}

/** Every right that a list does not speak of stays; of the others exactly those of the duties hold. */
export function rightsWith(
  rights: readonly Right[],
  duties: NonNullable<StaffRow['duties']>,
): Right[] {
  const kept = rights.filter((right) => dutyOfRight(right) === null);
  const listed = duties.map(({ role, grade }): Right => ({
    role,
    scope: grade === null ? 'school' : `grade:${grade}`,
  }));
  return [...kept, ...listed];
}

function studentRow(
  { studentNumber: number, name, sex, classId, version }: RosterStudent,
  classOf: ReadonlyMap<string, RosterClass>,
): StoredRow[] {
  const at = classOf.get(classId);
  if (!at || number === null) return [];
  const { grade, number: classNumber, campus } = at;
  return [
    { row: { kind: 'student' as const, number, name, sex, grade, classNumber, campus }, version },
  ];
}

function guardianRows({ guardians, students }: Roster): StoredRow[] {
  const numberOf = new Map(
    students.map(({ personId, studentNumber }) => [personId, studentNumber]),
  );
  return guardians.flatMap(({ mobile, name, children, version }) =>
    children.flatMap(({ studentId, relation }) => {
      const studentNumber = numberOf.get(studentId) ?? null;
      if (mobile === null || mobile === '' || studentNumber === null) return [];
      return [
        { row: { kind: 'guardian' as const, mobile, name, studentNumber, relation }, version },
      ];
    }),
  );
}
