/** Everything that is kept about a subject, kind by kind, in the order of the register (G2). */
import {
  goesWords,
  recordKindKeys,
  recordKindOf,
  type RecordKindKey,
} from '../../../src/shared/rights/kinds';
import type { KeptRecords } from '../../../src/shared/rights/contracts';
import { retentionDaysAt } from '../../../src/shared/retention/policy';
import type { RecordSubject } from '../../platform/personal-records';
import { loadSchool } from '../../platform/school';
import { requestLines } from './store';
import type { RightsPorts } from './ports';

export async function keptAbout(
  { records }: Pick<RightsPorts, 'records'>,
  subject: RecordSubject,
  nowMs: number,
): Promise<KeptRecords[]> {
  const { policyValues } = await loadSchool(subject.schoolId, nowMs);
  const kept: KeptRecords[] = [];
  for (const key of recordKindKeys) {
    const kind = recordKindOf(key);
    const isSeen = kind.seenBy.includes(subject.viewer);
    if (!isSeen && !kind.toldTo.includes(subject.viewer)) continue;
    const { name, what, why, deletable } = kind;
    const goes = goesWords(kind, (policy) => retentionDaysAt(policyValues, policy, nowMs));
    const lines = isSeen ? await linesOf(records, key, subject, nowMs) : null;
    kept.push({ key, name, what, why, goes, deletable: deletable && isSeen, lines });
  }
  return kept;
}

async function linesOf(
  records: RightsPorts['records'],
  key: RecordKindKey,
  subject: RecordSubject,
  nowMs: number,
) {
  if (key === 'requests') return requestLines(subject);
  const lines = [];
  for (const one of records) if (one.kind === key) lines.push(...(await one.lines(subject, nowMs)));
  return lines;
}
