/** What an import looks like to whoever administers the school (G1). */
import * as z from 'zod/mini';
import { rowKinds } from '../people/row-kinds';
import { wellFormed } from '../messages/well-formed';
import { importStates } from './machine';

export const rowKindSchema = z.enum(rowKinds);

export const importIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** As the phone calls the file; shown in the history. */
export const fileNameSchema = z
  .string()
  .check(z.overwrite(wellFormed), z.trim(), z.minLength(1), z.maxLength(80));

export const kindCountsSchema = z.object({
  kind: rowKindSchema,
  added: z.number(),
  changed: z.number(),
});

/** Which sheets were found; `kind` null: one that is not read. */
export const sheetFactsSchema = z.object({
  name: z.string(),
  kind: z.nullable(rowKindSchema),
  rows: z.number(),
});

export const importFactsSchema = z.object({
  counts: z.array(kindCountsSchema),
  same: z.number(),
  absent: z.number(),
  problems: z.number(),
  sheets: z.array(sheetFactsSchema),
});
export type ImportFacts = z.infer<typeof importFactsSchema>;

export const noFacts: ImportFacts = { counts: [], same: 0, absent: 0, problems: 0, sheets: [] };

export const importViewSchema = z.object({
  importId: importIdSchema,
  fileName: z.string(),
  state: z.enum(importStates),
  version: z.number(),
  createdAtMs: z.number(),
  endedAtMs: z.nullable(z.number()),
  facts: importFactsSchema,
  /** Rows that change something, and how many of them are written (or taken back). */
  rows: z.number(),
  written: z.number(),
  /** Rows that somebody changed by hand meanwhile: left as they are. */
  overtaken: z.number(),
  /** The roster has changed since the file was compared with it: compare anew first. */
  stale: z.boolean(),
  /** May be taken back. */
  undoable: z.boolean(),
});
export type ImportView = z.infer<typeof importViewSchema>;

/** Figures of one school's own: how large a file may be. */
export const mostRows = 20_000;
