/**
 * Chains audit entries per school each minute (G6): the hash of an entry covers the one before it. The head is
 * one document per school, moved in the same transaction as each link.
 */
import { createHash } from 'node:crypto';
import { linkText } from '../../src/shared/audit/chain';
import { auditEntries, auditHeads } from './audit';
import { find } from './store';
import { transact } from './transact';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

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
    const hash = sha256(linkText(previousHash, seq, entry));
    await transaction.update(auditEntries, id, { chained: true, seq, previousHash, hash });
    if (head) await transaction.update(auditHeads, entry.schoolId, { seq, hash });
    else await transaction.add(auditHeads, { _id: entry.schoolId, seq, hash });
    return true;
  });
}
