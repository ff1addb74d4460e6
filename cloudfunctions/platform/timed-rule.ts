/** Rules of retention for staff's and the machinery's documents, which carry the instant at which they began (G2). */
import {
  isOver,
  overRanges,
  type OverRange,
  type RetentionKey,
} from '../../src/shared/retention/policy';
import { localDateTime, toLocalDate } from '../../src/shared/time';
import { command } from './cloud';
import type { Collection } from './collections';
import { ladders } from './collections/ladders';
import { outbox } from './outbox';
import type { RetentionContext, RetentionRule } from './retention';
import { count, find, type Condition } from './store';

/** Days as the instants at which they begin. */
export function instantsOf({ from, before }: OverRange): object {
  return command.and([
    command.gte(from === null ? 0 : localDateTime(from, '00:00')),
    command.lt(localDateTime(before, '00:00')),
  ]);
}

interface TimedRule<Doc extends { _id: string; schoolId: string }> extends Pick<
  RetentionRule,
  'key' | 'name' | 'policy' | 'from' | 'keeps'
> {
  collection: Collection<Doc>;
  field: keyof Doc & string;
  /** Only these: what still runs or waits is not over. */
  only?: Condition;
  isEnded?(doc: Doc): boolean;
}

export function timedRule<Doc extends { _id: string; schoolId: string }>(
  rule: TimedRule<Doc>,
): RetentionRule {
  const { collection, field, only = {}, isEnded = () => true, ...words } = rule;
  const policy: RetentionKey = words.policy;
  const conditionsOf = ({ schoolId, values, nowMs }: RetentionContext): Condition[] =>
    overRanges(values, policy, nowMs).map((range) => ({
      schoolId,
      ...only,
      [field]: instantsOf(range),
    }));
  const dateOf = (doc: Doc) => toLocalDate(Number(doc[field]));
  const orderBy = [[field, 'asc']] as const;
  return {
    ...words,
    heldWhy: '',
    async survey(context) {
      const conditions = conditionsOf(context);
      const counts = await Promise.all(conditions.map((one) => count(collection, one)));
      const [first] = conditions;
      const [oldest] = first ? await find(collection, first, { orderBy, limit: 1 }) : [];
      return {
        over: counts.reduce((sum, one) => sum + one, 0),
        held: 0,
        oldest: oldest ? dateOf(oldest) : null,
      };
    },
    async candidates(context, skip, limit) {
      const found: Doc[] = [];
      for (const condition of conditionsOf(context))
        found.push(...(await find(collection, condition, { orderBy, skip, limit })));
      return found.slice(0, limit).map((doc) => ({ id: doc._id, date: dateOf(doc) }));
    },
    async remove(transaction, { id }, { schoolId, values, nowMs }) {
      const doc = await transaction.get(collection, id);
      if (!doc || doc.schoolId !== schoolId || !isEnded(doc)) return null;
      if (!isOver(values, policy, dateOf(doc), nowMs)) return null;
      await transaction.remove(collection, id);
      return { records: 1 };
    },
  };
}

const done = ['sent', 'dropped', 'parked'];

/** What was told to whom, and the clocks that ran: the machinery's own traces. */
export const platformRetention: readonly RetentionRule[] = [
  timedRule({
    key: 'notices',
    name: '发出去的通知',
    policy: 'retention.notices-days',
    from: '发出',
    keeps: '每个月几条',
    collection: outbox,
    field: 'createdAtMs',
    only: { state: command.in(done) },
    isEnded: ({ state }) => done.includes(state),
  }),
  timedRule({
    key: 'ladders',
    name: '提醒和催办的过程',
    policy: 'retention.classroom-days',
    from: '开始',
    keeps: '每个月几次',
    collection: ladders,
    field: 'startedAtMs',
    only: { state: 'stopped' },
    isEnded: ({ state }) => state === 'stopped',
  }),
];
