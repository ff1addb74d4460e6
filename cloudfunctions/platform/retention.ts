/**
 * Rules of retention (G2, M7): a feature says how its old records are found, counted and taken away; the retention job
 * runs them. Figures of what went are added up in the very transaction that took it away.
 */
import type { RetentionKey } from '../../src/shared/retention/policy';
import { overRanges, isOver } from '../../src/shared/retention/policy';
import type { StoredPolicyValue } from '../../src/shared/policy';
import { addDays, type LocalDate } from '../../src/shared/time';
import { command } from './cloud';
import type { Collection } from './collections';
import { count, find, type Condition } from './store';
import type { Transaction } from './transact';

export interface RetentionContext {
  schoolId: string;
  values: readonly StoredPolicyValue[];
  nowMs: number;
}

/** A record that is over, with the day it is of. */
export interface Candidate {
  id: string;
  date: LocalDate;
}

/** What stays of a record: numbers, added up by month. */
export type Figures = Readonly<Record<string, number>>;

/** Adds figures to the month's in the same transaction. */
export type AddUp = (transaction: Transaction, figures: Figures) => Promise<void>;

export interface Survey {
  /** How many are over; how many of them stay because something about them is open; the day of the oldest. */
  over: number;
  held: number;
  oldest: LocalDate | null;
}

export interface RetentionRule {
  readonly key: string;
  /** e.g. 作业周反馈 */
  readonly name: string;
  readonly policy: RetentionKey;
  /** What the days are counted from, e.g. 那一周. */
  readonly from: string;
  /** What is kept of it, in words. */
  readonly keeps: string;
  /** Why some stay although they are over; empty where nothing can be open. */
  readonly heldWhy: string;
  survey(context: RetentionContext): Promise<Survey>;
  /** In the order of age, `skip` that stay left out. */
  candidates(context: RetentionContext, skip: number, limit: number): Promise<Candidate[]>;
  /** Null: gone already, younger than it looked, or open. Otherwise its figures. */
  remove(
    transaction: Transaction,
    candidate: Candidate,
    context: RetentionContext,
  ): Promise<Figures | null>;
  /**
   * What hangs on a record that is about to go, in steps of its own, each with its figures; the record itself goes
   * last, so that whoever died in between finds it again.
   */
  prepare?(candidate: Candidate, context: RetentionContext, addUp: AddUp): Promise<void>;
  /** What hangs on removed records, a portion at a time; true when nothing is left. */
  finish?(schoolId: string, nowMs: number): Promise<boolean>;
}

interface DatedRule<Doc extends { _id: string; schoolId: string }> extends Pick<
  RetentionRule,
  'key' | 'name' | 'policy' | 'from' | 'keeps'
> {
  collection: Collection<Doc>;
  /** A field with a day (YYYY-MM-DD) or a month (YYYY-MM). */
  field: keyof Doc & string;
  unit?: 'day' | 'month';
  figures?(doc: Doc): Figures;
  /** Documents that go with it. */
  along?(transaction: Transaction, doc: Doc): Promise<void>;
}

/** A rule over one collection whose documents carry their own day or month, and never change it. */
export function datedRule<Doc extends { _id: string; schoolId: string }>(
  rule: DatedRule<Doc>,
): RetentionRule {
  const { collection, field, unit = 'day', figures, along, ...words } = rule;
  const dateOf = (doc: Doc) => lastDayOf(String(doc[field]));
  return {
    ...words,
    heldWhy: '',
    async survey(context) {
      const conditions = conditionsOf(context, words.policy, field, unit);
      const counts = await Promise.all(conditions.map((where) => count(collection, where)));
      const [oldest] = await page(collection, conditions.slice(0, 1), field, 0, 1);
      return {
        over: counts.reduce((sum, one) => sum + one, 0),
        held: 0,
        oldest: oldest ? dateOf(oldest) : null,
      };
    },
    async candidates(context, skip, limit) {
      const conditions = conditionsOf(context, words.policy, field, unit);
      const found = await page(collection, conditions, field, skip, limit);
      return found.map((doc) => ({ id: doc._id, date: dateOf(doc) }));
    },
    async remove(transaction, { id }, { schoolId, values, nowMs }) {
      const doc = await transaction.get(collection, id);
      if (!doc || doc.schoolId !== schoolId) return null;
      if (!isOver(values, words.policy, dateOf(doc), nowMs)) return null;
      await along?.(transaction, doc);
      await transaction.remove(collection, id);
      return { ...figures?.(doc), records: 1 };
    },
  };
}

/** Of a month its last day, so that nothing goes before its time. */
function lastDayOf(day: string): LocalDate {
  if (day.length === 10) return day;
  const [year, month] = day.split('-').map(Number);
  const next =
    month === 12 ? `${(year ?? 0) + 1}-01` : `${year}-${String((month ?? 0) + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
}

/** One condition for each stretch of days that is over. */
function conditionsOf(
  { schoolId, values, nowMs }: RetentionContext,
  policy: RetentionKey,
  field: string,
  unit: 'day' | 'month',
): Condition[] {
  const told = (day: string) => (unit === 'month' ? day.slice(0, 7) : day);
  return overRanges(values, policy, nowMs).map(({ from, before }) => ({
    schoolId,
    [field]: command.and([command.gte(told(from ?? '2')), command.lt(told(before))]),
  }));
}

/** A page over several conditions one after the other, oldest first. */
async function page<Doc extends { _id: string }>(
  collection: Collection<Doc>,
  conditions: readonly Condition[],
  field: string,
  skip: number,
  limit: number,
): Promise<Doc[]> {
  const found: Doc[] = [];
  let left = skip;
  for (const where of conditions) {
    if (found.length >= limit) return found;
    const some = await find(collection, where, {
      orderBy: [[field, 'asc']],
      skip: left,
      limit: limit - found.length,
    });
    found.push(...some);
    if (some.length === 0 && left > 0) left -= await count(collection, where);
    else left = 0;
  }
  return found;
}
