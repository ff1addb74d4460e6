/**
 * The roster as rows (G1): what a school writes down about its classes, colleagues, students, families and lessons,
 * by the numbers it knows them by. Imports, exports and the differences between the two speak of nothing else.
 */
import * as z from 'zod/mini';
import { relations } from './relations';
import { highestGrade } from './school-classes';
import { subjects } from './subjects';

/** Duties that a list may give; who administers the school is named by hand. */
export const listedDuties = [
  'grade-leader',
  'tutor',
  'counsellor',
  'lead-counsellor',
  'leader',
  'committee',
  'union',
  'district-receiver',
] as const;
export type ListedDuty = (typeof listedDuties)[number];

export const gradeSchema = z.int().check(z.minimum(1), z.maximum(highestGrade));
const classNumberSchema = z.int().check(z.minimum(1), z.maximum(99));
/** 校区, e.g. 东校区; empty: none. A row written down before there were campuses says nothing about them. */
const campusSchema = z._default(z.nullable(z.string()), null);

/** Null in a row of a file: it says nothing about this, what is known stays. */
export const classRowSchema = z.object({
  kind: z.literal('class'),
  grade: gradeSchema,
  number: classNumberSchema,
  campus: campusSchema,
  /** 工号 of the class teacher. */
  teacherNumber: z.nullable(z.string()),
});
export const staffRowSchema = z.object({
  kind: z.literal('staff'),
  number: z.string(),
  name: z.string(),
  /** Empty: none. */
  mobile: z.nullable(z.string()),
  /** What stands in 职务, as it is shown. */
  roleName: z.nullable(z.string()),
  duties: z.nullable(
    z.array(z.object({ role: z.enum(listedDuties), grade: z.nullable(gradeSchema) })),
  ),
});
export const studentRowSchema = z.object({
  kind: z.literal('student'),
  number: z.string(),
  name: z.string(),
  sex: z.nullable(z.enum(['boy', 'girl'])),
  grade: gradeSchema,
  classNumber: classNumberSchema,
  campus: campusSchema,
});
/** One row per guardian and child. */
export const guardianRowSchema = z.object({
  kind: z.literal('guardian'),
  mobile: z.string(),
  name: z.string(),
  studentNumber: z.string(),
  relation: z.nullable(z.enum(relations)),
});
export const teachingRowSchema = z.object({
  kind: z.literal('teaching'),
  grade: gradeSchema,
  classNumber: classNumberSchema,
  campus: campusSchema,
  subject: z.enum(subjects),
  staffNumber: z.string(),
  /** 1 Monday … 5 Friday, ascending. */
  weekdays: z.nullable(z.array(z.number())),
});

export const rosterRowSchema = z.discriminatedUnion('kind', [
  classRowSchema,
  staffRowSchema,
  studentRowSchema,
  guardianRowSchema,
  teachingRowSchema,
]);

export type ClassRow = z.infer<typeof classRowSchema>;
export type StaffRow = z.infer<typeof staffRowSchema>;
export type StudentRow = z.infer<typeof studentRowSchema>;
export type GuardianRow = z.infer<typeof guardianRowSchema>;
export type TeachingRow = z.infer<typeof teachingRowSchema>;
export type RosterRow = z.infer<typeof rosterRowSchema>;
export type RowKind = RosterRow['kind'];

/** A class within its school: two campuses may each have a 六（2）班. */
export function classPlaceOf(grade: number, number: number, campus: string | null): string {
  return campus ? `${grade}.${number} ${campus}` : `${grade}.${number}`;
}

/** What makes two rows speak of the same: one key, one place in the roster. */
export function keyOf(row: RosterRow): string {
  switch (row.kind) {
    case 'class':
      return `class:${classPlaceOf(row.grade, row.number, row.campus)}`;
    case 'staff':
      return `staff:${row.number}`;
    case 'student':
      return `student:${row.number}`;
    case 'guardian':
      return `guardian:${row.mobile}:${row.studentNumber}`;
    case 'teaching':
      return `teaching:${classPlaceOf(row.grade, row.classNumber, row.campus)}.${row.subject}`;
  }
}
