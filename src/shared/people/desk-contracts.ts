/** What class teachers and the administrator do with people: find, move, let go, help with a passcode (G1). */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { line, peopleIdSchema } from './fields';
import { relations } from './relations';

const desk = ['class-teacher', 'admin'] as const;

const studentSchema = z.object({
  studentId: peopleIdSchema,
  name: z.string(),
  studentNumber: z.nullable(z.string()),
  /** Whether a WeChat is bound to the child, and whether a passcode is set. */
  joined: z.boolean(),
  hasPasscode: z.boolean(),
  guardians: z.array(
    z.object({
      name: z.string(),
      relation: z.nullable(z.enum(relations)),
      mobile: z.nullable(z.string()),
      joined: z.boolean(),
    }),
  ),
});
export type ClassStudent = z.output<typeof studentSchema>;

/** A class with its families. */
export const classList = defineContract({
  name: 'people.class-list',
  input: z.strictObject({ classId: peopleIdSchema }),
  output: z.object({
    className: z.string(),
    students: z.array(studentSchema),
    /** Where a child may move to. */
    otherClasses: z.array(z.object({ classId: peopleIdSchema, name: z.string() })),
  }),
  roles: desk,
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** By name or number, whoever is here; at most 30. */
export const searchPeople = defineContract({
  name: 'people.search',
  input: z.strictObject({ text: line(1, 40) }),
  output: z.object({
    found: z.array(
      z.object({
        personId: peopleIdSchema,
        name: z.string(),
        kind: z.enum(['student', 'guardian', 'staff']),
        /** e.g. 六（2）班, 数学教师, 王小明的家长 */
        what: z.string(),
        classId: z.nullable(peopleIdSchema),
        joined: z.boolean(),
      }),
    ),
    more: z.boolean(),
  }),
  roles: ['admin'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** The child chooses a new one; what it wrote before is not opened again. */
export const resetPasscode = defineContract({
  name: 'people.reset-passcode',
  input: z.strictObject({ studentId: peopleIdSchema }),
  output: z.object({}),
  roles: desk,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const moveToClass = defineContract({
  name: 'people.move',
  input: z.strictObject({ studentId: peopleIdSchema, classId: peopleIdSchema }),
  output: z.object({ className: z.string() }),
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

/** From today on not here any more: a child with its guardians' rights, or a colleague. */
export const letGo = defineContract({
  name: 'people.leave',
  input: z.strictObject({ personId: peopleIdSchema }),
  output: z.object({}),
  roles: desk,
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 60 },
  errors: [
    'not-found',
    'illegal-move',
    'people-still-teaching',
    'duty-still-planned',
    'seal-still-holder',
  ],
  touchesMessages: false,
});

/** Every WeChat of this person: a lost phone, a wrong binding. */
export const unbind = defineContract({
  name: 'people.unbind',
  input: z.strictObject({ personId: peopleIdSchema }),
  output: z.object({}),
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move'],
  touchesMessages: false,
});

export const deskContracts = [
  classList,
  searchPeople,
  resetPasscode,
  moveToClass,
  letGo,
  unbind,
] as const;
