/** Contracts of the audit (G6): who looked at a student's record, what a colleague did, and the chain for outsiders. */
import * as z from 'zod/mini';
import { defineContract } from '../action/contract';
import { personIdSchema } from '../messages/model';

/** Why somebody looks: said before, kept with the look. */
const reasonSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));
const pageSchema = z.int().check(z.minimum(0), z.maximum(1_000));

const entrySchema = z.object({
  atMs: z.number(),
  /** e.g. 登记一次谈话 */
  what: z.string(),
  reason: z.nullable(z.string()),
});

/** Students whose name holds the words: to choose whose record is asked about. At most 20. */
export const findAuditedStudent = defineContract({
  name: 'audit.find-student',
  input: z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)) }),
  output: z.object({
    students: z.array(
      z.object({ personId: personIdSchema, name: z.string(), className: z.string() }),
    ),
  }),
  roles: ['lead-counsellor'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

/** Who read or changed this student's record, the latest first, 30 a page. Nothing of the message box is in it. */
export const auditOfStudent = defineContract({
  name: 'audit.of-student',
  input: z.strictObject({ studentId: personIdSchema, reason: reasonSchema, page: pageSchema }),
  output: z.object({
    name: z.string(),
    className: z.string(),
    entries: z.array(
      z.object({
        ...entrySchema.shape,
        /** Null: the system. */
        who: z.nullable(z.object({ name: z.string(), roleName: z.string() })),
      }),
    ),
    more: z.boolean(),
  }),
  roles: ['lead-counsellor'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** Everybody who works at the school: to choose whose acts are asked about. */
export const listAuditedStaff = defineContract({
  name: 'audit.staff',
  input: z.strictObject({}),
  output: z.object({
    staff: z.array(z.object({ personId: personIdSchema, name: z.string(), roleName: z.string() })),
  }),
  roles: ['leader'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 30 },
  errors: [],
  touchesMessages: false,
});

/**
 * What a colleague did, the latest first, 30 a page. No student, no thread: what it was done to stays with whom it
 * concerns, and reasons given in the message box stay there.
 */
export const auditOfStaff = defineContract({
  name: 'audit.of-staff',
  input: z.strictObject({ personId: personIdSchema, reason: reasonSchema, page: pageSchema }),
  output: z.object({
    name: z.string(),
    roleName: z.string(),
    entries: z.array(entrySchema),
    more: z.boolean(),
  }),
  roles: ['leader'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 30 },
  errors: ['not-found'],
  touchesMessages: false,
});

/** How long the school's chain is, and the anchors of the last days. */
export const readAuditChain = defineContract({
  name: 'audit.chain',
  input: z.strictObject({}),
  output: z.object({
    schoolId: z.string(),
    length: z.number(),
    anchors: z.array(z.object({ date: z.string(), seq: z.number(), hash: z.string() })),
  }),
  roles: ['leader', 'admin', 'union'],
  scope: 'school',
  audit: false,
  rateLimit: { perMinute: 60 },
  errors: [],
  touchesMessages: false,
});

/** The chain as an outsider checks it (`npm run audit:verify`), 100 links a call; of reasons and students only digests. */
export const exportAuditChain = defineContract({
  name: 'audit.export',
  input: z.strictObject({
    afterSeq: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
    reason: reasonSchema,
  }),
  output: z.object({
    links: z.array(
      z.object({
        _id: z.string(),
        schoolId: z.string(),
        act: z.string(),
        object: z.object({ kind: z.string(), id: z.string() }),
        actorPersonId: z.nullable(z.string()),
        aboutDigest: z.nullable(z.string()),
        reasonDigest: z.nullable(z.string()),
        atMs: z.number(),
        chained: z.boolean(),
        seq: z.number(),
        previousHash: z.string(),
        hash: z.string(),
      }),
    ),
    /** How long the chain is now. */
    length: z.number(),
  }),
  roles: ['leader', 'union'],
  scope: 'school',
  audit: true,
  rateLimit: { perMinute: 600 },
  errors: [],
  touchesMessages: false,
});

export const auditContracts = [
  findAuditedStudent,
  auditOfStudent,
  listAuditedStaff,
  auditOfStaff,
  readAuditChain,
  exportAuditChain,
] as const;
