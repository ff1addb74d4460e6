/** Who runs the teachers' own channel (M8): begun by the union, staffed from outside the school. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { nameSchema, peopleIdSchema } from '../people/fields';
import { careParts } from './house';

const mobileSchema = z.string().check(z.regex(/^1\d{10}$/));

/**
 * The union's colleague begins the house, once: from then on they are a person of it too, and switch to it. `care-begun`
 * when another one of the union did.
 */
export const openCareHouse = defineContract({
  name: 'care.open-house',
  input: z.strictObject({}),
  output: z.object({ personId: z.string(), houseName: z.string() }),
  roles: ['union'],
  scope: 'self',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['illegal-move', 'care-leadership', 'care-begun', 'care-no-mobile'],
  touchesMessages: false,
});

/** Everybody of the house, for the union's person in it; `not-found` anywhere else. */
export const careHousehold = defineContract({
  name: 'care.household',
  input: z.strictObject({}),
  output: z.object({
    houseName: z.string(),
    members: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        part: z.enum(careParts),
        me: z.boolean(),
        /** A WeChat is bound: the code was used. */
        joined: z.boolean(),
      }),
    ),
    isOpen: z.boolean(),
  }),
  roles: ['union'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: ['not-found'],
  touchesMessages: false,
});

/**
 * Lets somebody in and shows the code they join by, once. The same mobile is the same person: a new code for a lost
 * one. Whoever leads, administers or counsels at the school is refused.
 */
export const admitToCare = defineContract({
  name: 'care.admit',
  input: z.strictObject({ name: nameSchema, mobile: mobileSchema, part: z.enum(careParts) }),
  output: z.object({ personId: z.string(), code: z.string(), expiresOn: z.string() }),
  roles: ['union'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['not-found', 'illegal-move', 'care-leadership'],
  touchesMessages: false,
});

/** Somebody is let go, once the duty and the keys do not count on them any more. */
export const letGoOfCare = defineContract({
  name: 'care.let-go',
  input: z.strictObject({ personId: peopleIdSchema }),
  output: z.object({}),
  roles: ['union'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 12 },
  errors: ['not-found', 'illegal-move', 'duty-still-planned', 'seal-still-holder'],
  touchesMessages: false,
});
