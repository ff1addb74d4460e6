/**
 * Chains audit entries per school each minute (G6): the hash of an entry covers the one before it. The head is
 * one document per school, moved in the same transaction as each link.
 */
import { createHash } from 'node:crypto';
import { auditEntries, auditHeads, type AuditEntry } from './audit';
import { find } from './store';
import { transact } from './transact';

/** Canonical text of an entry and the hash before it; what an outsider re-computes. */
export function linkHash(previousHash: string, seq: number, entry: AuditEntry): string {
  const { _id, schoolId, act, object, actorPersonId, reason, atMs } = entry;
  const text = JSON.stringify([
    previousHash,
    seq,
    _id,
    schoolId,
    act,
    object.kind,
    object.id,
    actorPersonId,
    reason,
    atMs,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** Chains one page of entries, oldest first; returns how many. */
export async function chainAudit(): Promise<number> {
  const page = await find(auditEntries, { chained: false }, { orderBy: [['atMs', 'asc']] });
  let linked = 0;
  for (const { _id } of page) if (await link(_id)) linked += 1;
  return linked;
}

async function link(id: string): Promise<boolean> {
  return transact(async (transaction) => {
    const entry = await transaction.get(auditEntries, id);
    if (!entry || entry.chained) return false;
    const head = await transaction.get(auditHeads, entry.schoolId);
    const previousHash = head?.hash ?? '';
    const seq = (head?.seq ?? 0) + 1;
    const hash = linkHash(previousHash, seq, entry);
    await transaction.update(auditEntries, id, { chained: true, seq, previousHash, hash });
    if (head) await transaction.update(auditHeads, entry.schoolId, { seq, hash });
    else await transaction.add(auditHeads, { _id: entry.schoolId, seq, hash });
    return true;
  });
}
