/** The chain for whoever checks it from outside (G6): its anchors, and its links without a word of a reason. */
import {
  exportAuditChain as exportContract,
  readAuditChain as readContract,
} from '../../../src/shared/audit/contracts';
import { defineAction } from '../../platform/action';
import { auditEntries, auditHeads } from '../../platform/audit';
import { command } from '../../platform/cloud';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { auditAnchors } from './collections';

const shownAnchors = 30;

export function readAuditChain() {
  return defineAction(readContract, async (_input, { caller: { schoolId } }) => {
    const [head, anchors] = await Promise.all([
      getById(auditHeads, schoolId),
      find(auditAnchors, { schoolId }, { orderBy: [['date', 'desc']], limit: shownAnchors }),
    ]);
    return {
      schoolId,
      length: head?.seq ?? 0,
      anchors: anchors.map(({ date, seq, hash }) => ({ date, seq, hash })),
    };
  });
}

export function exportAuditChain() {
  return defineAction(exportContract, async ({ afterSeq, reason }, context) => {
    const { schoolId } = context.caller;
    // Once for the whole file: its first page.
    if (afterSeq === 0)
      await transact((transaction) =>
        context.audit(transaction, {
          act: exportContract.name,
          object: { kind: 'audit', id: 'chain' },
          reason,
        }),
      );
    const [head, links] = await Promise.all([
      getById(auditHeads, schoolId),
      find(
        auditEntries,
        { schoolId, seq: command.gt(afterSeq) },
        { orderBy: [['seq', 'asc']], limit: 100 },
      ),
    ]);
    return {
      links: links.map((link) => ({
        ...link,
        seq: link.seq ?? 0,
        previousHash: link.previousHash ?? '',
        hash: link.hash ?? '',
      })),
      length: head?.seq ?? 0,
    };
  });
}
