/** Who is signed in, and as whom (a WeChat account may be several persons: G1). */
import * as z from 'zod/mini';
import { defineContract, roles } from '../action/contract';
import { modules } from '../modules/modules';
import { personIdSchema } from '../messages/model';

/** The caller's account: every person it may act as; none for a newcomer. Reads one document, and the school where it is not kept. */
export const me = defineContract({
  name: 'people.me',
  input: z.strictObject({}),
  output: z.object({
    persons: z.array(
      z.object({
        personId: personIdSchema,
        displayName: z.string(),
        schoolId: z.string(),
        schoolName: z.string(),
        /** e.g. 六（2）班; null for staff without a class. */
        className: z.nullable(z.string()),
        roles: z.array(z.enum(roles)),
        /** Grades 1–2: faces first (M1). */
        youngChild: z.boolean(),
        /** A child on an account of several persons: opens with the own passcode (G1). */
        needsPasscode: z.boolean(),
        /** What the school does not use in the grades of this person: nothing of it is offered. */
        modulesOff: z.array(z.enum(modules)),
      }),
    ),
  }),
  roles: [],
  scope: 'newcomer',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});
