/** Which class and week a form is of, and where it stands (W1): a file of its own, because the main package asks it. */
import * as z from 'zod/mini';
import { isLocalDate } from '../time/instant';

export const classIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** Monday of a week, YYYY-MM-DD; that it is a Monday is checked with the calendar. */
export const mondaySchema = z.string().check(z.refine(isLocalDate));

/** Where a class-week stands. `not-owed`: a week without any school day. */
const formStates = ['open', 'submitted', 'late', 'missing', 'not-owed'] as const;
export type FormState = (typeof formStates)[number];
export const formStateSchema = z.enum(formStates);
