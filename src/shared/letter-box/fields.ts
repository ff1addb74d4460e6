/** Fields of the letter box's inputs (M1). */
import * as z from 'zod/mini';
import { isLocalDate } from '../time';

/** As typed; whether it is a code is said by `readPickUpCode`, in words. */
export const pickUpCodeSchema = z.string().check(z.minLength(1), z.maxLength(40));
export const terminalCodeSchema = z.string().check(z.minLength(1), z.maxLength(40));
export const localDateSchema = z.string().check(z.refine(isLocalDate));
export const hourSchema = z.int().check(z.minimum(0), z.maximum(23));
export const terminalIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
