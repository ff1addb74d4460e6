/**
 * The roster (G1). Students and guardians are person-side: dates only, never times, never an openid. Staff and
 * classes are neutral.
 */
import * as z from 'zod/mini';
import { subjects } from '../../../src/shared/people/subjects';
import { defineCollection } from '../../platform/collections';
import { assignmentSchema } from '../../platform/collections/access';

export const people = defineCollection({
  name: 'people',
  side: 'person',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    name: z.string(),
    kind: z.enum(['student', 'guardian']),
    /** Null for guardians. */
    classId: z.nullable(z.string()),
    grade: z.nullable(z.number()),
    /** Raised by a passcode reset (G1). */
    epoch: z.number(),
    assignments: z.array(assignmentSchema),
  }),
  indexes: [
    {
      name: 'class',
      fields: [
        ['schoolId', 1],
        ['classId', 1],
      ],
    },
  ],
  retention: 'while at the school, then by the hand-over rules (S4)',
});
export type Person = z.infer<typeof people.schema>;

export const staff = defineCollection({
  name: 'staff',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    name: z.string(),
    roleName: z.string(),
    /** WeCom mobile; empty = none. */
    mobile: z.string(),
    assignments: z.array(assignmentSchema),
  }),
  indexes: [{ name: 'school', fields: [['schoolId', 1]] }],
  retention: 'while at the school',
});
export type StaffMember = z.infer<typeof staff.schema>;

export const classes = defineCollection({
  name: 'classes',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    grade: z.number(),
    /** e.g. 六（2）班 */
    name: z.string(),
    classTeacherId: z.string(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['grade', 1],
      ],
    },
  ],
  retention: 'while the class exists',
});
export type SchoolClass = z.infer<typeof classes.schema>;

/** Whose child a student is. */
export const guardianLinks = defineCollection({
  name: 'guardian_links',
  side: 'person',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    guardianId: z.string(),
    studentId: z.string(),
  }),
  indexes: [
    { name: 'guardian', fields: [['guardianId', 1]] },
    { name: 'student', fields: [['studentId', 1]] },
  ],
  retention: 'with the student',
});
export type GuardianLink = z.infer<typeof guardianLinks.schema>;

/** Who teaches what in a class, and on which weekdays it has lessons: one document per class and subject. */
export const teaching = defineCollection({
  name: 'teaching',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    subject: z.enum(subjects),
    teacherId: z.string(),
    /** 1 Monday … 5 Friday; a make-up workday follows the weekday it makes up for. */
    weekdays: z.array(z.number()),
  }),
  indexes: [
    {
      name: 'class',
      fields: [
        ['schoolId', 1],
        ['classId', 1],
      ],
    },
    {
      name: 'teacher',
      fields: [
        ['schoolId', 1],
        ['teacherId', 1],
      ],
    },
  ],
  retention: 'while the timetable holds',
});
export type Teaching = z.infer<typeof teaching.schema>;

export const peopleCollections = [people, staff, classes, guardianLinks, teaching];
