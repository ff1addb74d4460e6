/**
 * G6: that something was done stays in the chain for good; the written reason, the child it was about and the salt of
 * both go (architecture: Audit). What is left are digests that nobody can guess back.
 */
import { isOver, overRanges } from '../../../src/shared/retention/policy';
import { toLocalDate } from '../../../src/shared/time';
import { auditEntries } from '../../platform/audit';
import { command } from '../../platform/cloud';
import type { RetentionContext, RetentionRule } from '../../platform/retention';
import { instantsOf } from '../../platform/timed-rule';
import { count, find } from '../../platform/store';

const policy = 'retention.reasons-days';

function conditionsOf({ schoolId, values, nowMs }: RetentionContext) {
  return overRanges(values, policy, nowMs).map((range) => ({
    schoolId,
    salt: command.neq(null),
    atMs: instantsOf(range),
  }));
}

const oldestFirst = [['atMs', 'asc']] as const;

export const auditRetention: RetentionRule = {
  key: 'audit-reasons',
  name: '操作记录里写的理由',
  policy,
  from: '那件事',
  keeps: '谁什么时候做了什么，一直留着',
  heldWhy: '',
  async survey(context) {
    const conditions = conditionsOf(context);
    const counts = await Promise.all(conditions.map((one) => count(auditEntries, one)));
    const [first] = conditions;
    const [oldest] = first
      ? await find(auditEntries, first, { orderBy: oldestFirst, limit: 1 })
      : [];
    return {
      over: counts.reduce((sum, one) => sum + one, 0),
      held: 0,
      oldest: oldest ? toLocalDate(oldest.atMs) : null,
    };
  },
  async candidates(context, skip, limit) {
    const found = [];
    for (const condition of conditionsOf(context))
      found.push(...(await find(auditEntries, condition, { orderBy: oldestFirst, skip, limit })));
    return found.slice(0, limit).map(({ _id, atMs }) => ({ id: _id, date: toLocalDate(atMs) }));
  },
  async remove(transaction, { id }, { schoolId, values, nowMs }) {
    const entry = await transaction.get(auditEntries, id);
    if (entry?.schoolId !== schoolId || entry.salt === null) return null;
    if (!isOver(values, policy, toLocalDate(entry.atMs), nowMs)) return null;
    await transaction.update(auditEntries, id, { salt: null, reason: null, aboutPersonId: null });
    return { records: 1 };
  },
};
