/** What a class teacher owes (W1): a file of its own, because the role home in the main package asks it. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { classIdSchema, formStateSchema, mondaySchema } from './place';

export const owedFormSchema = z.object({
  classId: classIdSchema,
  className: z.string(),
  monday: mondaySchema,
  /** Of the term; null outside a term. */
  weekNumber: z.nullable(z.number()),
  dueAtMs: z.number(),
  state: formStateSchema,
});
export type OwedForm = z.output<typeof owedFormSchema>;

/** This week's form of each own class, and what is missing of the weeks that may still be handed in; oldest first. */
export const owedForms = defineContract({
  name: 'class-mood.owed',
  input: z.strictObject({}),
  output: z.object({ forms: z.array(owedFormSchema) }),
  roles: ['class-teacher'],
  scope: 'class',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});
