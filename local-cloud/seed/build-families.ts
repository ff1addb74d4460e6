/** Students and their guardians: one guardian each, some guardians with two children. */
import type {
  GuardianLink,
  Person,
  SchoolClass,
} from '../../cloudfunctions/features/people/collections';
import { classIdOf, classTeacherId, gradeWords, type SeededStaff } from './build-staff';
import type { NameMaker } from './names';
import type { SchoolPlan } from './school-plan';

export interface Families {
  classes: SchoolClass[];
  /** By class, the highest grade first; within a class by number. */
  students: Person[];
  guardians: Person[];
  guardianLinks: GuardianLink[];
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

export function buildFamilies(
  plan: SchoolPlan,
  staff: readonly SeededStaff[],
  names: NameMaker,
  fromDate: string,
): Families {
  const families: Families = { classes: [], students: [], guardians: [], guardianLinks: [] };
  // From the top: an older sibling's family is there when the younger one comes.
  for (const grade of [...plan.grades].sort((one, other) => other - one))
    for (let number = 1; number <= plan.classesPerGrade; number += 1) {
      families.classes.push({
        _id: classIdOf(plan.schoolId, grade, number),
        schoolId: plan.schoolId,
        grade,
        name: `${gradeWords[grade]}（${number}）班`,
        classTeacherId: classTeacherId(plan.schoolId, grade, number),
        number,
        campus: '',
        entryYear: entryYearOf(grade, fromDate),
        closedOn: null,
        version: 1,
      });
      for (let seat = 1; seat <= plan.studentsPerClass; seat += 1)
        addStudent(families, { plan, staff, names, fromDate }, { grade, number, seat });
    }
  for (const guardian of families.guardians)
    guardian.assignments = families.guardianLinks
      .filter(({ guardianId }) => guardianId === guardian._id)
      .map(({ studentId }) => ({
        role: 'guardian',
        scope: `student:${studentId}`,
        fromDate,
        toDate: null,
      }));
  return families;
}

interface Facts {
  plan: SchoolPlan;
  staff: readonly SeededStaff[];
  names: NameMaker;
  fromDate: string;
}

interface Seat {
  grade: number;
  number: number;
  seat: number;
}

function addStudent(families: Families, facts: Facts, at: Seat): void {
  const { plan, names, fromDate } = facts;
  const place = `${at.grade}-${at.number}-${twoDigits(at.seat)}`;
  const { siblings } = plan;
  const isYounger = siblings?.younger === at.grade && at.seat <= siblings.perClass;
  const older = isYounger
    ? families.students.find(
        ({ _id }) =>
          _id === `${plan.schoolId}-s-${siblings.older}-${at.number}-${twoDigits(at.seat)}`,
      )
    : undefined;
  const surname = older ? [...older.name][0] : names.surname();
  const student: Person = {
    _id: `${plan.schoolId}-s-${place}`,
    schoolId: plan.schoolId,
    name: names.name(at.seat % 2 === 0 ? 'boy' : 'girl', surname),
    kind: 'student',
    classId: classIdOf(plan.schoolId, at.grade, at.number),
    grade: at.grade,
    studentNumber: studentNumberOf(at, fromDate),
    sex: at.seat % 2 === 0 ? 'boy' : 'girl',
    enrolledOn: fromDate,
    mobile: null,
    leftOn: null,
    epoch: 0,
    version: 1,
    assignments: [
      { role: 'student', scope: 'self', fromDate, toDate: null },
      ...moodMember(plan, at, fromDate),
    ],
  };
  families.students.push(student);
  const guardianId = older ? older._id.replace('-s-', '-g-') : `${plan.schoolId}-g-${place}`;
  if (!older) {
    const guardian = newGuardian(guardianId, surname, facts);
    guardian.mobile = mobileOf(plan, families.guardians.length);
    families.guardians.push(guardian);
  }
  families.guardianLinks.push({
    _id: `${guardianId}.${student._id}`,
    schoolId: plan.schoolId,
    guardianId,
    studentId: student._id,
    relation: null,
    version: 1,
  });
}

/** The roster is of the school year after `fromDate`. */
function entryYearOf(grade: number, fromDate: string): number {
  return Number(fromDate.slice(0, 4)) + 2 - grade;
}

/** The year of the first grade, the class, the seat. */
function studentNumberOf({ grade, number, seat }: Seat, fromDate: string): string {
  return `${entryYearOf(grade, fromDate)}${twoDigits(number)}${twoDigits(seat)}`;
}

function mobileOf({ firstMobile }: SchoolPlan, index: number): string {
  return `1390000${String(firstMobile + index).padStart(4, '0')}`;
}

/** From grade 3 on a boy and a girl of each class (W1); they hold the last two seats. */
function moodMember({ schoolId, studentsPerClass }: SchoolPlan, at: Seat, fromDate: string) {
  const isOne = at.grade >= 3 && studentsPerClass > 2 && at.seat > studentsPerClass - 2;
  const scope = `class:${classIdOf(schoolId, at.grade, at.number)}`;
  return isOne ? [{ role: 'mood-member' as const, scope, fromDate, toDate: null }] : [];
}

/** A father by the child's surname, a mother by her own, in turn; their rights follow from the links. */
function newGuardian(
  guardianId: string,
  surname: string | undefined,
  { plan, staff, names }: Facts,
): Person {
  const atWork =
    plan.teacherWhoIsGuardian?.guardianId === guardianId
      ? staff.find(({ _id }) => _id === plan.teacherWhoIsGuardian?.teacherId)
      : undefined;
  const isFather = guardianId.charCodeAt(guardianId.length - 1) % 2 === 0;
  return {
    _id: guardianId,
    schoolId: plan.schoolId,
    name: atWork?.name ?? (isFather ? names.name('man', surname) : names.name('woman')),
    kind: 'guardian',
    classId: null,
    grade: null,
    studentNumber: null,
    sex: null,
    enrolledOn: null,
    mobile: null,
    leftOn: null,
    epoch: 0,
    version: 1,
    assignments: [],
  };
}
