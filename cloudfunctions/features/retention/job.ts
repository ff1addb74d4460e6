/**
 * The retention job (G2, M7): at night, in small portions, school by school and rule by rule. Every portion is one
 * transaction that looks again, takes away and adds up; whoever dies half-way, or runs beside another, takes nothing
 * twice and forgets nothing. Keeps no record of what went but numbers.
 */
import { isCareHouse } from '../../../src/shared/care/house';
import { added, isNight, portionsOf } from '../../../src/shared/retention/portions';
import { toLocalDate, toLocalTime } from '../../../src/shared/time';
import { startStopwatch } from '../../platform/clock/clock';
import type { AddUp, Candidate, RetentionContext, RetentionRule } from '../../platform/retention';
import { forEveryTenant, type School } from '../../platform/school';
import { compareAndSet, getById } from '../../platform/store';
import { addUpFor } from '../../platform/retention-sums';
import { transact } from '../../platform/transact';
import { retentionDesks } from './collections';

/** A minute's share: others need the clock too, and a call that finds it silent catches up while a person waits. */
const budgetMs = 1_500;
const candidatesAtOnce = 60;

/** Nights that this instance has worked through, by school. */
const through = new Map<string, string>();

export async function runRetention(rules: readonly RetentionRule[], nowMs: number): Promise<void> {
  if (!isNight(toLocalTime(nowMs))) return;
  const elapsedMs = startStopwatch();
  const inTime = () => elapsedMs() < budgetMs;
  await forEveryTenant(nowMs, (school) => runSchool(rules, school, nowMs, inTime));
}

async function runSchool(
  rules: readonly RetentionRule[],
  { schoolId, policyValues }: School,
  nowMs: number,
  inTime: () => boolean,
): Promise<void> {
  const tonight = toLocalDate(nowMs);
  if (through.get(schoolId) === tonight) return;
  const desk = await getById(retentionDesks, schoolId);
  // A house (M8) has no old records that somebody must look at first, and no administrator to say yes.
  const isOn = desk?.on === true || isCareHouse(schoolId);
  const hasWork = isOn && desk?.throughOn !== tonight;
  if (hasWork) {
    const context = { schoolId, values: policyValues, nowMs };
    const failures: unknown[] = [];
    for (const rule of rules) {
      try {
        if (!inTime() || !(await runRule(rule, context, inTime))) return;
      } catch (error) {
        // One kind that cannot go keeps no other waiting; the next minute tries it again.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    if (desk) await compareAndSet(retentionDesks, desk, { throughOn: tonight });
  }
  through.set(schoolId, tonight);
}

/** False: the time was over before the work was. */
async function runRule(
  rule: RetentionRule,
  context: RetentionContext,
  inTime: () => boolean,
): Promise<boolean> {
  const { schoolId } = context;
  let stay = 0;
  for (;;) {
    if (!inTime()) return false;
    const found = await rule.candidates(context, stay, candidatesAtOnce);
    for (const { month, records } of portionsOf(found)) {
      if (!inTime()) return false;
      const addUp = addUpFor({ schoolId, rule: rule.key, date: `${month}-01` });
      for (const record of records) await rule.prepare?.(record, context, addUp);
      stay += records.length - (await removePortion(rule, records, context, addUp));
    }
    if (found.length < candidatesAtOnce) break;
  }
  while (rule.finish && !(await rule.finish(schoolId, context.nowMs))) if (!inTime()) return false;
  return true;
}

/** One transaction; returns how many went. */
async function removePortion(
  rule: RetentionRule,
  records: readonly Candidate[],
  context: RetentionContext,
  addUp: AddUp,
): Promise<number> {
  return transact(async (transaction) => {
    let figures: Record<string, number> = {};
    let gone = 0;
    for (const record of records) {
      const one = await rule.remove(transaction, record, context);
      if (one === null) continue;
      gone += 1;
      figures = added(figures, one);
    }
    await addUp(transaction, figures);
    return gone;
  });
}
