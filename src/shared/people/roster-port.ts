/**
 * Writing the roster (G1), for features that may not reach into people: an import. Every write is one idempotent
 * transaction under ids derived from school, kind and number; it leaves a marker that access must be computed anew,
 * which `rebuildAccess` does right after, or the clock.
 */
import type { Right } from './assignments';
import type { Relation } from './relations';
import type { Subject } from './subjects';

export type Sex = 'boy' | 'girl';

/** One document as it was before a write: what a roll-back puts back. */
export interface RosterImage {
  collection: string;
  id: string;
  /** Null: it was not there. */
  before: Record<string, unknown> | null;
  /** What the write left, as a digest; null: the write removed it. */
  afterDigest: string | null;
}

export interface Written {
  /** Of the class, person or link that was asked for. */
  id: string;
  outcome: 'created' | 'changed' | 'unchanged';
  images: RosterImage[];
  /** For `rebuildAccess`. */
  rebuilds: string[];
}

export interface ClassInput {
  grade: number;
  number: number;
  /** 校区; empty: none. */
  campus: string;
  /** The campus that it is known under until now; the same, unless the campus is renamed. */
  formerCampus: string;
  classTeacherId: string;
}

export interface StudentInput {
  studentNumber: string;
  name: string;
  sex: Sex | null;
  classId: string;
}

export interface GuardianInput {
  mobile: string;
  name: string;
}

/** Somebody new with all the children that are known. */
export interface FamilyInput extends GuardianInput {
  children: readonly { studentId: string; relation: Relation | null }[];
}

/** Of many at once: those who are there already, or whom somebody adds meanwhile, are left to the single writes. */
export interface AddedMany {
  /** Places in the input that were not added. */
  left: number[];
  rebuilds: string[];
}

export interface StaffInput {
  staffNumber: string;
  name: string;
  /** e.g. 数学教师 */
  roleName: string;
  /** Empty = none. */
  mobile: string;
}

export interface TeachingInput {
  classId: string;
  subject: Subject;
  teacherId: string;
  /** 1 Monday … 5 Friday. */
  weekdays: readonly number[];
}

/** One word of the list that somebody said is wrong (G2). `sex`: boy or girl. */
export interface RosterCorrection {
  personId: string;
  what: 'name' | 'number' | 'sex' | 'mobile';
  value: string;
}

/** Written last in the write's own transaction (`T` is the platform's), told what the write replaced. */
export type Journal<T> = (transaction: T, images: readonly RosterImage[]) => Promise<void>;

/**
 * `date` (YYYY-MM-DD): the day from which the change holds. Foreign and unknown ids: `not-found`. What `journal`
 * throws undoes the write.
 */
export interface RosterWriter<T> {
  /** Students whom nobody knows yet, all in one transaction: at most 25. */
  addStudents(
    schoolId: string,
    inputs: readonly StudentInput[],
    date: string,
    journal?: Journal<T>,
  ): Promise<AddedMany>;
  /** Guardians whom nobody knows yet, with their children, all in one transaction: at most 25 children. */
  addGuardians(
    schoolId: string,
    inputs: readonly FamilyInput[],
    date: string,
    journal?: Journal<T>,
  ): Promise<AddedMany>;
  /** Found by campus, grade and number among the classes that are taught; its teacher gets the rights of the class. */
  putClass(
    schoolId: string,
    input: ClassInput,
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  /** Found by 学号; another class means a move. */
  putStudent(
    schoolId: string,
    input: StudentInput,
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  /** Found by mobile. */
  putGuardian(
    schoolId: string,
    input: GuardianInput,
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  /** Found by 工号. */
  putStaff(
    schoolId: string,
    input: StaffInput,
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  /** One teacher per class and subject, with the rights of a subject teacher. */
  putTeaching(
    schoolId: string,
    input: TeachingInput,
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  linkGuardian(
    schoolId: string,
    link: { guardianId: string; studentId: string; relation: Relation | null },
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  /**
   * From the day on exactly these rights of the colleague or student, those that follow from a class, a timetable
   * or a child included.
   */
  setAssignments(
    schoolId: string,
    personId: string,
    rights: readonly Right[],
    date: string,
    journal?: Journal<T>,
  ): Promise<Written>;
  moveStudent(
    schoolId: string,
    move: { studentId: string; classId: string },
    date: string,
  ): Promise<Written>;
  /** `date` is the first day on which the person is not here any more; today at the latest. */
  leave(schoolId: string, personId: string, date: string): Promise<Written>;
  /**
   * Puts documents back as they were; one that was changed since is left as it is and counts under `kept`. Safe to
   * repeat.
   */
  putBack(
    schoolId: string,
    images: readonly RosterImage[],
  ): Promise<{ kept: number; rebuilds: string[] }>;
  /** Computes access anew for everybody whom the writes concern. Safe to repeat, to run twice and to die half-way. */
  rebuildAccess(schoolId: string, rebuilds: readonly string[]): Promise<void>;
}

interface Versioned {
  version: number;
}

export interface RosterClass extends Versioned {
  classId: string;
  grade: number;
  number: number;
  campus: string;
  name: string;
  classTeacherId: string;
}

export interface RosterStudent extends Versioned {
  personId: string;
  studentNumber: string | null;
  name: string;
  sex: Sex | null;
  classId: string;
}

export interface RosterGuardian extends Versioned {
  personId: string;
  mobile: string | null;
  name: string;
  children: { studentId: string; relation: Relation | null }[];
}

export interface RosterStaff extends Versioned {
  personId: string;
  staffNumber: string | null;
  name: string;
  roleName: string;
  mobile: string;
  /** That hold on the day asked about. */
  rights: Right[];
}

/** The whole roster as it is, whoever left excepted: for a dry run and an export. */
export interface RosterReader {
  classes(schoolId: string): Promise<RosterClass[]>;
  students(schoolId: string): Promise<RosterStudent[]>;
  guardians(schoolId: string): Promise<RosterGuardian[]>;
  staff(schoolId: string, today: string): Promise<RosterStaff[]>;
  teaching(schoolId: string): Promise<(TeachingInput & Versioned)[]>;
}
