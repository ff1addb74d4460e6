/**
 * Audit entries (G6): written in the act's own transaction, chained per school by the clock afterwards. An
 * entry names a staff person or nobody: authors of messages are never named.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { digestText } from '../../src/shared/audit/chain';
import { defineCollection } from './collections';
import { AppError } from './errors';
import { randomId } from './ids';
import type { Transaction } from './transact';

export const auditEntries = defineCollection({
  name: 'audit_entries',
  side: 'neutral',
  personal: 'acts',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    act: z.string(),
    /** e.g. { kind: 'thread', id } */
    object: z.object({ kind: z.string(), id: z.string() }),
    /** Null: an author of a message, or the system. */
    actorPersonId: z.nullable(z.string()),
    /** The student whose record a colleague read or changed; never anybody of the message box. */
    aboutPersonId: z.nullable(z.string()),
    reason: z.nullable(z.string()),
    /** The chain covers digests: reason, student and salt can go with their retention (architecture: Audit). */
    salt: z.nullable(z.string()),
    reasonDigest: z.nullable(z.string()),
    aboutDigest: z.nullable(z.string()),
    atMs: z.number(),
    /** False until the clock has put it into the school's chain. */
    chained: z.boolean(),
    seq: z.nullable(z.number()),
    previousHash: z.nullable(z.string()),
    hash: z.nullable(z.string()),
  }),
  indexes: [
    {
      name: 'age',
      fields: [
        ['schoolId', 1],
        ['atMs', 1],
      ],
    },
    {
      name: 'unchained',
      fields: [
        ['chained', 1],
        ['atMs', 1],
      ],
    },
    {
      name: 'chain',
      fields: [
        ['schoolId', 1],
        ['seq', 1],
      ],
    },
    {
      name: 'object',
      fields: [
        ['schoolId', 1],
        ['object.id', 1],
        ['atMs', 1],
      ],
    },
    {
      name: 'about',
      fields: [
        ['schoolId', 1],
        ['aboutPersonId', 1],
        ['atMs', -1],
      ],
    },
    {
      name: 'actor',
      fields: [
        ['schoolId', 1],
        ['actorPersonId', 1],
        ['atMs', -1],
      ],
    },
  ],
  retention: 'never deleted by the product',
});

export type AuditEntry = z.infer<typeof auditEntries.schema>;

/** The last link of each school's chain. */
export const auditHeads = defineCollection({
  name: 'audit_heads',
  side: 'neutral',
  schema: z.object({ _id: z.string(), seq: z.number(), hash: z.string() }),
  indexes: [],
  retention: 'one document per school',
});

export interface AuditFacts {
  act: string;
  object: { kind: string; id: string };
  /** The student whose record it is about; refused for what touches the message box. */
  aboutPersonId?: string;
  reason?: string;
}

type OwnedFacts = AuditFacts & { schoolId: string; actorPersonId: string | null; atMs: number };

export async function writeAudit(
  transaction: Transaction,
  facts: OwnedFacts,
  id = randomId(),
): Promise<void> {
  // Whoever is named here has no thread: an entry never joins a student with one (architecture: Anonymity).
  if (facts.aboutPersonId !== undefined && facts.object.kind === 'thread')
    throw new AppError('internal', 'audit names a student beside a thread');
  const salt = randomId();
  const { reason, aboutPersonId } = facts;
  await transaction.add(auditEntries, {
    _id: id,
    schoolId: facts.schoolId,
    act: facts.act,
    object: facts.object,
    actorPersonId: facts.actorPersonId,
    aboutPersonId: aboutPersonId ?? null,
    reason: reason ?? null,
    salt,
    reasonDigest: reason === undefined ? null : digestOf(salt, 'reason', reason),
    aboutDigest: aboutPersonId === undefined ? null : digestOf(salt, 'about', aboutPersonId),
    atMs: facts.atMs,
    chained: false,
    seq: null,
    previousHash: null,
    hash: null,
  });
}

function digestOf(salt: string, field: 'reason' | 'about', value: string): string {
  return createHash('sha256')
    .update(digestText(salt, field, value))
    .digest('hex');
}

/**
 * Once per `id`, a keyed mark of person and requestId: false when this very act was written before. Throws
 * `illegal-move` when the id stands for another act.
 */
export async function writeAuditOnce(
  transaction: Transaction,
  facts: OwnedFacts,
  id: string,
): Promise<boolean> {
  const known = await transaction.get(auditEntries, id);
  if (!known) {
    await writeAudit(transaction, facts, id);
    return true;
  }
  const isSame =
    known.act === facts.act &&
    known.object.id === facts.object.id &&
    known.reason === (facts.reason ?? null);
  if (!isSame) throw new AppError('illegal-move', 'request id of another act');
  return false;
}
