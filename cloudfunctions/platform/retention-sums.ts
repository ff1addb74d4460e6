/** The numbers that stay of records that went (G2): by school, rule and month. They name nobody. */
import * as z from 'zod/mini';
import { added, monthOf } from '../../src/shared/retention/portions';
import { defineCollection } from './collections';
import type { AddUp } from './retention';
import type { Transaction } from './transact';

/** `_id` = `<school>.<rule>.<month of the record>`: what the records that went leave behind. Numbers only. */
export const retentionSums = defineCollection({
  name: 'retention_sums',
  side: 'neutral',
  schema: z.object({
    _id: z.string(),
    schoolId: z.string(),
    rule: z.string(),
    month: z.string(),
    counts: z.record(z.string(), z.number()),
    version: z.number(),
  }),
  indexes: [
    {
      name: 'school',
      fields: [
        ['schoolId', 1],
        ['rule', 1],
        ['month', 1],
      ],
    },
  ],
  retention: 'with the school: what is kept of records that went',
});

interface SumKey {
  schoolId: string;
  rule: string;
  /** A day of the record's month. */
  date: string;
}

/** Adds a record's figures to its month's, in the transaction that takes it away. */
export function addUpFor(key: SumKey): AddUp {
  return (transaction, figures) => addFigures(transaction, key, figures);
}

async function addFigures(
  transaction: Transaction,
  { schoolId, rule, date }: SumKey,
  figures: Readonly<Record<string, number>>,
): Promise<void> {
  if (Object.values(figures).every((figure) => figure === 0)) return;
  const month = monthOf(date);
  const _id = `${schoolId}.${rule}.${month}`;
  const known = await transaction.get(retentionSums, _id);
  const counts = added(known?.counts ?? {}, figures);
  if (known) await transaction.update(retentionSums, _id, { counts, version: known.version + 1 });
  else await transaction.add(retentionSums, { _id, schoolId, rule, month, counts, version: 1 });
}
