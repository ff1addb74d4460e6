/**
 * The roster (G1). Students and guardians are person-side: dates only, never times, never an openid. Staff and
 * classes are neutral. Written in one place only: roster-write.
 */
import * as z from 'zod/mini';
import { relations } from '../../../src/shared/people/relations';
import { subjects } from '../../../src/shared/people/subjects';
import { defineCollection } from '../../platform/collections';
import { assignmentSchema } from '../../platform/collections/access';
import { forgotten } from './forget-collections';
import { joinCollections } from './join-collections';

export const people = defineCollection({
  name: 'people',
  side: 'person',
  personal: 'roster',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    name: z.string(),
    kind: z.enum(['student', 'guardian']),
    /** Null for guardians. */
    classId: z.nullable(z.string()),
    grade: z.nullable(z.number()),
    /** 学号: what the school knows a student by; null for guardians, and while it is not known. */
    studentNumber: z.nullable(z.string()),
    sex: z.nullable(z.enum(['boy', 'girl'])),
    /** Since when a student is in the present class: the key of the enrolment that lasts. */
    enrolledOn: z.nullable(z.string()),
    /** Of a guardian: how the school reaches the family, and what an import knows it by. */
    mobile: z.nullable(z.string()),
    /** The first day on which the person is not here any more; null while here. */
    leftOn: z.nullable(z.string()),
    /** Raised by a passcode reset (G1). */
    epoch: z.number(),
    assignments: z.array(assignmentSchema),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'left',
      fields: [
        ['schoolId', 1],
        ['leftOn', 1],
      ],
    },
    {
      name: 'class',
      fields: [
        ['schoolId', 1],
        ['classId', 1],
      ],
    },
    {
      name: 'number',
      fields: [
        ['schoolId', 1],
        ['studentNumber', 1],
      ],
    },
    {
      name: 'mobile',
      fields: [
        ['schoolId', 1],
        ['mobile', 1],
      ],
    },
    {
      name: 'name',
      fields: [
        ['schoolId', 1],
        ['name', 1],
      ],
    },
  ],
  retention: 'while at the school, then by the hand-over rules (S4)',
});
export type Person = z.infer<typeof people.schema>;

export const staff = defineCollection({
  name: 'staff',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    name: z.string(),
    roleName: z.string(),
    /** WeCom mobile; empty = none. */
    mobile: z.string(),
    /** 工号; null while it is not known. */
    staffNumber: z.nullable(z.string()),
    /** The first day on which the colleague does not work here any more. */
    leftOn: z.nullable(z.string()),
    assignments: z.array(assignmentSchema),
    version: z.number(),
  }),
  indexes: [
    { name: 'school', fields: [['schoolId', 1]] },
    {
      name: 'number',
      fields: [
        ['schoolId', 1],
        ['staffNumber', 1],
      ],
    },
  ],
  retention: 'while at the school',
});
export type StaffMember = z.infer<typeof staff.schema>;

export const classes = defineCollection({
  name: 'classes',
  side: 'neutral',
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    grade: z.number(),
    /** Within its grade: the 2 of 六（2）班. Moves up with the class. */
    number: z.number(),
    /** 校区, where the school has several; empty: none. */
    campus: z.string(),
    /** The year in which its children came to the first grade: stays as it moves up. */
    entryYear: z.number(),
    /** e.g. 六（2）班, 东校区六（2）班 */
    name: z.string(),
    classTeacherId: z.string(),
    /** The day on which it graduated; null while it is taught. */
    closedOn: z.nullable(z.string()),
    version: z.number(),
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
  personal: 'roster',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    guardianId: z.string(),
    studentId: z.string(),
    relation: z.nullable(z.enum(relations)),
    version: z.number(),
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
  personal: 'work',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    classId: z.string(),
    subject: z.enum(subjects),
    teacherId: z.string(),
    /** 1 Monday … 5 Friday; a make-up workday follows the weekday it makes up for. */
    weekdays: z.array(z.number()),
    version: z.number(),
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

/** In which class a student was from when to when: `_id` = `<student>.<fromDate>`. */
export const enrolments = defineCollection({
  name: 'enrolments',
  side: 'person',
  personal: 'roster',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    studentId: z.string(),
    classId: z.string(),
    fromDate: z.string(),
    /** The last day; null while it lasts. */
    toDate: z.nullable(z.string()),
    version: z.number(),
  }),
  indexes: [
    { name: 'student', fields: [['studentId', 1]] },
    {
      name: 'class',
      fields: [
        ['schoolId', 1],
        ['classId', 1],
      ],
    },
  ],
  retention: 'with the student',
});
export type Enrolment = z.infer<typeof enrolments.schema>;

/**
 * Which account may act as which persons: `_id` = `<account>.<person>`. The source that `access` is materialised
 * from.
 */
export const accountPersons = defineCollection({
  name: 'account_persons',
  side: 'person',
  personal: 'sign-in',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    /** Keyed mark of the openid. */
    accountId: z.string(),
    personId: z.string(),
    sinceDate: z.string(),
  }),
  indexes: [
    { name: 'account', fields: [['accountId', 1]] },
    { name: 'person', fields: [['personId', 1]] },
  ],
  retention: 'until unbound; after a person left, thirty days',
});
export type AccountPerson = z.infer<typeof accountPersons.schema>;

/**
 * That the access of those who act as a person, or as somebody of a class, must be computed anew. Left by every
 * write of the roster in its own transaction, taken away by the rebuild: what died in between is found by the clock.
 */
export const accessRebuilds = defineCollection({
  name: 'access_rebuilds',
  side: 'person',
  personal: 'sign-in',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    kind: z.enum(['person', 'class', 'account', 'people']),
    /** Of one write that concerns many: a marker for all of them. */
    personIds: z.array(z.string()),
    /** Drawn anew by every write: a rebuild takes away only the marker that it saw. */
    token: z.string(),
  }),
  indexes: [],
  retention: 'until the rebuild, at most minutes',
});
export type AccessRebuild = z.infer<typeof accessRebuilds.schema>;

export const peopleCollections = [
  people,
  staff,
  classes,
  guardianLinks,
  teaching,
  enrolments,
  accountPersons,
  accessRebuilds,
  forgotten,
  ...joinCollections,
];
