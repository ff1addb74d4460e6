/** M7: threads go when their time is over, counted from the last message; notes between colleagues as well. */
import { isOver, overRanges } from '../../../src/shared/retention/policy';
import { toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { OpenCases } from '../../platform/open-cases';
import type { RetentionContext, RetentionRule } from '../../platform/retention';
import { instantsOf, timedRule } from '../../platform/timed-rule';
import { count, find, type Condition } from '../../platform/store';
import { handovers, threads } from './collections';
import { clearRemains, removeThread, threadRule, type GoesAlong } from './remove-thread';

const policy = 'messages.retention-days';

function conditionsOf({ schoolId, values, nowMs }: RetentionContext): Condition[] {
  return overRanges(values, policy, nowMs).map((range) => ({
    schoolId,
    lastMessageAtMs: instantsOf(range),
  }));
}

async function total(conditions: readonly Condition[], more: Condition): Promise<number> {
  const counts = await Promise.all(conditions.map((one) => count(threads, { ...one, ...more })));
  return counts.reduce((sum, one) => sum + one, 0);
}

export function threadRetention(cases: OpenCases, along: GoesAlong): RetentionRule {
  return {
    key: threadRule,
    name: '匿名留言',
    policy,
    from: '最后一句话',
    keeps: '每个月几段、几句、等了几次、超时几次、满意不满意',
    heldWhy: '还在等回复，或者有危险还没有解除',
    async survey(context) {
      const conditions = conditionsOf(context);
      const over = await total(conditions, {});
      // What owes something stands first in the inbox; a danger that was answered and never lowered does not.
      const owing = await total(conditions, { inboxRank: command.lt(2) });
      const unlowered = await total(conditions, { inboxRank: 2, 'track.level': 'red' });
      const [oldest] = over === 0 ? [] : await page(conditions, 0, 1);
      return {
        over,
        held: owing + unlowered,
        oldest: oldest ? toLocalDate(oldest.lastMessageAtMs) : null,
      };
    },
    async candidates(context, skip, limit) {
      const found = await page(conditionsOf(context), skip, limit);
      return found.map(({ _id, lastMessageAtMs }) => ({
        id: _id,
        date: toLocalDate(lastMessageAtMs),
      }));
    },
    async remove(transaction, { id }, { schoolId, values, nowMs }) {
      if (await cases.holdsThread(schoolId, id)) return null;
      return removeThread(
        transaction,
        id,
        (thread) =>
          thread.schoolId === schoolId &&
          isOver(values, policy, toLocalDate(thread.lastMessageAtMs), nowMs),
        along,
      );
    },
    finish: (schoolId) => clearRemains(schoolId),
  };
}

async function page(conditions: readonly Condition[], skip: number, limit: number) {
  let left = skip;
  for (const condition of conditions) {
    const found = await find(threads, condition, {
      orderBy: [['lastMessageAtMs', 'asc']],
      skip: left,
      limit,
    });
    if (found.length > 0) return found;
    if (left > 0) left -= await count(threads, condition);
  }
  return [];
}

export const handoverRetention: RetentionRule = timedRule({
  key: 'handovers',
  name: '交接时写的话',
  policy: 'messages.retention-days',
  from: '交接',
  keeps: '每个月几次',
  collection: handovers,
  field: 'atMs',
});
