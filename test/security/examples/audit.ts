/** One valid input per action of the audit. */
import type { InputOf } from '../../../src/shared/action/contract';
import type { auditContracts } from '../../../src/shared/audit/contracts';
import type { Objects } from '../examples';

type AuditContract = (typeof auditContracts)[number];
type AuditExamples = {
  readonly [N in AuditContract['name']]: (
    objects: Objects,
  ) => InputOf<Extract<AuditContract, { name: N }>>;
};

const reason = '每月抽查';

export const auditExamples: AuditExamples = {
  'audit.find-student': () => ({ words: '小' }),
  'audit.of-student': ({ studentId }) => ({ studentId, reason, page: 0 }),
  'audit.staff': () => ({}),
  'audit.of-staff': ({ colleagueId }) => ({ personId: colleagueId, reason, page: 0 }),
  'audit.chain': () => ({}),
  'audit.export': () => ({ afterSeq: 0, reason }),
};
