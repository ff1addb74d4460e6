/** Contracts of participation (T2): shares with their figures for the school; names for the class teacher only. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';
import { dateSchema } from './model';
import { shareSchema } from './views';

/** Of this term, as far as the caller's duties reach: own classes, own grade, the school. */
export const participation = defineContract({
  name: 'training.participation',
  input: z.strictObject({}),
  output: z.object({
    targetPercent: z.number(),
    /** Null where the caller sees no whole school. */
    school: z.nullable(shareSchema),
    grades: z.array(z.object({ grade: z.number(), share: shareSchema })),
    classes: z.array(
      z.object({
        classId: personIdSchema,
        name: z.string(),
        grade: z.number(),
        share: shareSchema,
      }),
    ),
  }),
  roles: ['class-teacher', 'grade-leader', 'leader', 'lead-counsellor', 'admin'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** 家长参加: who of the class has not come yet, for its class teacher only. */
export const notCome = defineContract({
  name: 'training.not-come',
  input: z.strictObject({ classId: personIdSchema }),
  output: z.object({
    className: z.string(),
    targetPercent: z.number(),
    share: shareSchema,
    students: z.array(z.object({ studentId: personIdSchema, name: z.string() })),
    /** When the families were last reminded, today or before; null in this term not yet. */
    remindedOn: z.nullable(dateSchema),
  }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Reminds the families that have not come, once a day. */
export const remindFamilies = defineContract({
  name: 'training.remind',
  input: z.strictObject({ classId: personIdSchema }),
  output: z.object({ families: z.number(), remindedOn: dateSchema }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found'],
  touchesMessages: false,
});
