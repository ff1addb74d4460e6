/**
 * What is stored of roster imports (G1). The import itself is the administration's: times and counts, no name. What
 * the file said and what was there before lie on the person side, for days, and then go.
 */
import * as z from 'zod/mini';
import { importFactsSchema } from '../../../src/shared/roster-import/model';
import { importStates } from '../../../src/shared/roster-import/machine';
import { defineCollection } from '../../platform/collections';

/** `_id` = the import's mark. */
export const imports = defineCollection({
  name: 'imports',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    byPersonId: z.string(),
    fileName: z.string(),
    state: z.enum(importStates),
    parts: z.number(),
    /** What came so far, in order: a mark of the bytes, and the part's own file, empty until it is there. */
    arrived: z.array(z.object({ digest: z.string(), fileId: z.string() })),
    cloudPath: z.string(),
    facts: importFactsSchema,
    /** Rows that change something; of each page of `import_rows` how many; how many pages and rows are through. */
    rows: z.number(),
    chunks: z.array(z.number()),
    chunksDone: z.number(),
    written: z.number(),
    overtaken: z.number(),
    /** The desk's turn with which the file was compared. */
    turn: z.number(),
    /** Who writes now, as a mark of the call, and until when nobody else does. */
    holder: z.string(),
    leaseUntilMs: z.number(),
    createdAtMs: z.number(),
    endedAtMs: z.nullable(z.number()),
    /** Rows, journal and file are gone. */
    cleared: z.boolean(),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['createdAtMs', -1],
      ],
    },
    {
      name: 'working',
      fields: [
        ['state', 1],
        ['leaseUntilMs', 1],
      ],
    },
    {
      name: 'sweep',
      fields: [
        ['cleared', 1],
        ['createdAtMs', 1],
      ],
    },
  ],
  retention: 'two school years; what it held goes after roster-import.undo-days',
});
export type StoredImport = z.infer<typeof imports.schema>;

/** `_id` = schoolId: one import writes at a time. */
export const importDesks = defineCollection({
  name: 'import_desks',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    activeId: z.nullable(z.string()),
    /** Raised whenever an import has written: what was compared before is stale. */
    turn: z.number(),
    version: z.number(),
  }),
  indexes: [],
  retention: 'one document per school',
});
export type ImportDesk = z.infer<typeof importDesks.schema>;

/** Pages of what was found in a file: what would be written, what is wrong, who is not in it. As text, in JSON. */
export const importRows = defineCollection({
  name: 'import_rows',
  side: 'person',
  personal: 'import',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    importId: z.string(),
    list: z.enum(['problems', 'writes', 'absent']),
    content: z.string(),
    /** Lines that somebody changed by hand meanwhile, as places in `content`. */
    overtaken: z.string(),
  }),
  indexes: [{ name: 'import', fields: [['importId', 1]] }],
  retention:
    'roster-import.undo-days after the end of the import; three days when nothing was written',
});
export type ImportRows = z.infer<typeof importRows.schema>;

/** One per write of the roster, in the write's own transaction: what was there before. */
export const importJournal = defineCollection({
  name: 'import_journal',
  side: 'person',
  personal: 'import',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    importId: z.string(),
    images: z.string(),
  }),
  indexes: [
    {
      name: 'import',
      fields: [
        ['importId', 1],
        ['_id', -1],
      ],
    },
  ],
  retention: 'roster-import.undo-days after the end of the import',
});
export type ImportJournal = z.infer<typeof importJournal.schema>;

export const rosterImportCollections = [imports, importDesks, importRows, importJournal];
