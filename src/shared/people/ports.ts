/** What other features ask about people: the roster, families and the timetable (G1). */
import type { Role } from '../action/contract';
import type { Subject } from './subjects';

export interface StudentFacts {
  personId: string;
  name: string;
  classId: string;
  className: string;
  grade: number;
}

export interface FamilyFacts {
  guardianId: string;
  name: string;
  children: StudentFacts[];
}

export interface ClassFacts {
  classId: string;
  /** e.g. 六（2）班 */
  name: string;
  grade: number;
  classTeacherId: string;
}

export interface TeachingFacts {
  classId: string;
  subject: Subject;
  teacherId: string;
  /** 1 Monday … 5 Friday. */
  weekdays: readonly number[];
}

export interface StaffFacts {
  personId: string;
  name: string;
  /** e.g. 心理教师 */
  roleName: string;
}

/** Asked and told when a colleague is let go; null: nothing holds them. */
export interface LeavingPort {
  holds(
    schoolId: string,
    personId: string,
  ): Promise<'duty-still-planned' | 'seal-still-holder' | null>;
  left(schoolId: string, personId: string, nowMs: number): Promise<void>;
}

/** Every answer is of the given school only; unknown ids answer null or nothing. */
export interface PeoplePort {
  /** All classes, the lowest grade first. */
  classes(schoolId: string): Promise<ClassFacts[]>;
  student(schoolId: string, studentId: string): Promise<StudentFacts | null>;
  /** Those of the ids that are students of the school, in no order; at most 100 ids. */
  students(schoolId: string, studentIds: readonly string[]): Promise<StudentFacts[]>;
  /** By name order of the roster. */
  studentsOfClass(schoolId: string, classId: string): Promise<StudentFacts[]>;
  /** How many students each class has, by class id. */
  classSizes(schoolId: string, classIds: readonly string[]): Promise<Map<string, number>>;
  childrenOf(schoolId: string, guardianId: string): Promise<StudentFacts[]>;
  guardiansOf(schoolId: string, studentId: string): Promise<string[]>;
  /** Every student of the school, in no order. */
  allStudents(schoolId: string): Promise<StudentFacts[]>;
  /** The guardians of many students, each once. */
  guardiansOfAll(schoolId: string, studentIds: readonly string[]): Promise<string[]>;
  /** Those of the ids that are guardians of the school, with their children. */
  families(schoolId: string, guardianIds: readonly string[]): Promise<FamilyFacts[]>;
  teachingOfClass(schoolId: string, classId: string): Promise<TeachingFacts[]>;
  teachingOfSchool(schoolId: string): Promise<TeachingFacts[]>;
  teachingOfTeacher(schoolId: string, teacherId: string): Promise<TeachingFacts[]>;
  /** Whoever holds (one of) the role(s) on `today` (YYYY-MM-DD); with `scope`, only for that scope (e.g. `grade:6`). */
  staffWith(
    schoolId: string,
    role: Role | readonly Role[],
    today: string,
    scope?: string,
  ): Promise<StaffFacts[]>;
  staffMember(schoolId: string, personId: string): Promise<StaffFacts | null>;
}
