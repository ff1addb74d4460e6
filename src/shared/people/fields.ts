/** Fields that several contracts of people share. */
import * as z from 'zod/mini';
import { wellFormed } from '../messages/well-formed';

export const line = (least: number, most: number) =>
  z.string().check(z.overwrite(wellFormed), z.trim(), z.minLength(least), z.maxLength(most));

export const nameSchema = line(1, 40);
/** 学号, 工号 or the last four digits of a mobile: full-width figures are the same. */
export const numberSchema = z.string().check(
  z.overwrite((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()),
  z.regex(/^[0-9A-Z-]{1,24}$/),
);
export const peopleIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** As it was typed: dashes and blanks are set right later. */
export const typedCodeSchema = z.string().check(z.minLength(1), z.maxLength(40));
/** What a child chooses. Six figures that are all one figure are no secret. */
export const passcodeSchema = z.string().check(z.regex(/^(?!(\d)\1{5}$)\d{6}$/));
