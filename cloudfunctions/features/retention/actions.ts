/** G2, M7: the dry run as a page, and the one yes after which the job begins. */
import {
  decideRetention as decideContract,
  retentionReport as reportContract,
  type RetentionRow,
} from '../../../src/shared/retention/contracts';
import { daysWords, retentionDaysAt } from '../../../src/shared/retention/policy';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type Action } from '../../platform/action';
import type { RetentionContext, RetentionRule } from '../../platform/retention';
import { retentionSums } from '../../platform/retention-sums';
import { loadSchool } from '../../platform/school';
import { findEvery, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { retentionDesks } from './collections';

function retentionReport(rules: readonly RetentionRule[]) {
  return defineAction(reportContract, async (_input, { caller, nowMs }) => {
    const { schoolId, roles } = caller;
    const { policyValues: values } = await loadSchool(schoolId, nowMs);
    const desk = await getById(retentionDesks, schoolId);
    const gone = await goneBy(schoolId);
    const context = { schoolId, values, nowMs };
    return {
      on: desk?.on ?? false,
      onSince: desk?.onSince ?? null,
      throughOn: desk?.throughOn ?? null,
      mayDecide: roles.includes('admin'),
      rules: await Promise.all(
        rules.map(async (rule) => rowOf(rule, context, gone.get(rule.key) ?? 0)),
      ),
    };
  });
}

async function rowOf(
  rule: RetentionRule,
  context: RetentionContext,
  gone: number,
): Promise<RetentionRow> {
  const { key, name, keeps, heldWhy, from } = rule;
  const { over, held, oldest } = await rule.survey(context);
  const days = retentionDaysAt(context.values, rule.policy, context.nowMs);
  const after = `${from}以后 ${daysWords(days)}`;
  return { key, name, after, keeps, goes: over - held, held, heldWhy, oldest, gone };
}

/** By rule: what a record is called among its figures. */
const ofRecords = ['records', 'threads', 'people'];

async function goneBy(schoolId: string): Promise<Map<string, number>> {
  const gone = new Map<string, number>();
  for (const { rule, counts } of await findEvery(retentionSums, { schoolId }))
    for (const name of ofRecords) gone.set(rule, (gone.get(rule) ?? 0) + (counts[name] ?? 0));
  return gone;
}

function decideRetention() {
  return defineAction(decideContract, async ({ on }, context) => {
    const { schoolId, personId } = context.caller;
    await transact(async (transaction) => {
      const object = { kind: 'retention', id: on ? 'on' : 'off' };
      if (!(await context.auditOnce(transaction, { act: decideContract.name, object }))) return;
      const desk = await transaction.get(retentionDesks, schoolId);
      if ((desk?.on ?? false) === on) return;
      const now = { on, onSince: on ? toLocalDate(context.nowMs) : null, byPersonId: personId };
      if (desk)
        await transaction.update(retentionDesks, schoolId, { ...now, version: desk.version + 1 });
      else
        await transaction.add(retentionDesks, {
          _id: schoolId,
          ...now,
          throughOn: null,
          version: 1,
        });
    });
    return {};
  });
}

export function retentionActions(rules: readonly RetentionRule[]): Action[] {
  return [retentionReport(rules), decideRetention()];
}
