/** G2: who left for good is deleted, on somebody's wish and with a reason; for some days it can be taken back. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { reasonSchema } from '../messages/model';
import { peopleIdSchema } from './fields';

const leaverSchema = z.object({
  personId: peopleIdSchema,
  name: z.string(),
  kind: z.enum(['student', 'guardian']),
  leftOn: z.string(),
  /** The day on which the name goes; null: nobody asked for it. */
  goesOn: z.nullable(z.string()),
});
export type Leaver = z.output<typeof leaverSchema>;

/** Who is not here any more and still has a name, the latest first; at most a hundred. */
export const listLeavers = defineContract({
  name: 'people.leavers',
  input: z.strictObject({}),
  output: z.object({ leavers: z.array(leaverSchema), waitDays: z.number() }),
  roles: ['admin'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** After the waiting time the name, the number, the bindings and the family go; what must be kept is without a name. */
export const forgetPerson = defineContract({
  name: 'people.forget',
  input: z.strictObject({ personId: peopleIdSchema, reason: reasonSchema }),
  output: z.object({ goesOn: z.string() }),
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found', 'rights-still-here', 'rights-case-open'],
  touchesMessages: false,
});

/** Taken back in time. */
export const keepPerson = defineContract({
  name: 'people.keep',
  input: z.strictObject({ personId: peopleIdSchema }),
  output: z.object({}),
  roles: ['admin'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 20 },
  errors: ['not-found'],
  touchesMessages: false,
});

export const forgetContracts = [listLeavers, forgetPerson, keepPerson] as const;
