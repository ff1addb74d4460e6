/**
 * Roster import (G1): a file comes in parts, is compared with the roster, and only a commit writes. Whatever reads or
 * writes spreadsheets is called `roster-files.…` and runs in a function of its own (shared/action/function-of.ts).
 */
import * as z from 'zod/mini';
import { requestIdSchema } from '../action/call';
import { defineContract } from '../action/contract';
import { fileNameSchema, importIdSchema, importViewSchema, rowKindSchema } from './model';
import { problemSchema } from './problems';

const roles = ['admin'] as const;
const importOutput = z.object({ import: importViewSchema });
const versionSchema = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** Of one part, decoded: as base64 with its envelope it stays below the platform's 100 KB a call. */
export const mostPartBytes = 65_535;
/** Two megabytes: some twenty thousand rows. */
export const mostParts = 32;
const longestBase64 = 90_000;

/**
 * Keeps one part of a file, in order, one call each. The same `taken` is the same file. `illegal-move`: a part before
 * this one has not come.
 */
export const uploadPart = defineContract({
  name: 'roster-import.upload',
  input: z
    .strictObject({
      /** Made by the phone for this file: the same in all its parts and tries. */
      taken: requestIdSchema,
      fileName: fileNameSchema,
      part: z.int().check(z.minimum(0), z.maximum(mostParts - 1)),
      parts: z.int().check(z.minimum(1), z.maximum(mostParts)),
      bytes: z
        .string()
        .check(
          z.minLength(4),
          z.maxLength(longestBase64),
          z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
        ),
    })
    .check(z.refine(({ part, parts }) => part < parts)),
  output: importOutput,
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: ['illegal-move', 'request-conflict', 'roster-file-too-large'],
  maxCallLength: longestBase64 + 1_000,
  touchesMessages: false,
});

/** The school's imports of the last weeks, the latest first. */
export const listImports = defineContract({
  name: 'roster-import.list',
  input: z.strictObject({}),
  output: z.object({ imports: z.array(importViewSchema) }),
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

export const importLists = ['problems', 'writes', 'absent'] as const;

const fieldChangeSchema = z.object({ title: z.string(), before: z.string(), after: z.string() });

/** One import and a page of what was found in it. `next` null: the last page. */
export const openImport = defineContract({
  name: 'roster-import.open',
  input: z.strictObject({
    importId: importIdSchema,
    list: z.enum(importLists),
    page: z.int().check(z.minimum(0), z.maximum(1_000)),
  }),
  output: z.object({
    import: importViewSchema,
    problems: z.array(problemSchema),
    writes: z.array(
      z.object({
        sheet: z.string(),
        line: z.number(),
        kind: rowKindSchema,
        label: z.string(),
        isNew: z.boolean(),
        cells: z.array(fieldChangeSchema),
        /** Left as it is, because somebody changed it by hand meanwhile. */
        overtaken: z.boolean(),
      }),
    ),
    absent: z.array(
      z.object({ kind: rowKindSchema, label: z.string(), cells: z.array(z.string()) }),
    ),
    pages: z.number(),
  }),
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: ['not-found'],
  touchesMessages: false,
});

export const decisions = ['commit', 'undo', 'drop'] as const;

/**
 * Begins to write what was found, begins to take it back, or lets the file go. The rows are then written by
 * `roster-import.step`, and by the clock when nobody looks. `stale-version`: it is not as it was shown, or the roster
 * changed since. `roster-import-busy`: another import of the school is being written.
 */
export const decideImport = defineContract({
  name: 'roster-import.decide',
  input: z.strictObject({
    importId: importIdSchema,
    version: versionSchema,
    decision: z.enum(decisions),
  }),
  output: importOutput,
  roles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: [
    'not-found',
    'illegal-move',
    'stale-version',
    'roster-import-busy',
    'roster-import-over',
  ],
  touchesMessages: false,
});

/** Writes (or takes back) rows for some seconds. What another call is at work on, it leaves to that one. */
export const stepImport = defineContract({
  name: 'roster-import.step',
  input: z.strictObject({ importId: importIdSchema }),
  output: importOutput,
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 120 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Reads the file and compares it with the roster as it is; writes nothing of it. May be asked again. */
export const checkImport = defineContract({
  name: 'roster-files.check',
  input: z.strictObject({ importId: importIdSchema }),
  output: importOutput,
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: ['not-found', 'illegal-move', 'roster-file-gone'],
  touchesMessages: false,
});

export const fileFormats = ['xlsx', 'csv'] as const;

const fileOutput = z.object({ fileName: z.string(), bytes: z.string() });
/** A CSV holds one sheet; an .xlsx all of them. */
const fileInput = z.strictObject({ format: z.enum(fileFormats), kind: rowKindSchema });

/** The empty template, in base64. */
export const rosterTemplate = defineContract({
  name: 'roster-files.template',
  input: fileInput,
  output: fileOutput,
  roles,
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

/** The roster as it is, in the shape in which it can be imported. */
export const exportRoster = defineContract({
  name: 'roster-files.export',
  input: fileInput,
  output: fileOutput,
  roles,
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 10 },
  errors: ['roster-file-too-large'],
  touchesMessages: false,
});

export const rosterImportContracts = [
  uploadPart,
  listImports,
  openImport,
  decideImport,
  stepImport,
  checkImport,
  rosterTemplate,
  exportRoster,
] as const;
