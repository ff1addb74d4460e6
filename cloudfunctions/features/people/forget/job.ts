/**
 * G2: carries out what was decided about people who left, a few in a minute. Writes the person side only; threads are
 * the message side's own job (features/messages/forget-authors), which reads who was deleted and writes nothing here.
 */
import { retentionDaysAt } from '../../../../src/shared/retention/policy';
import { addDays, toLocalDate, type LocalDate } from '../../../../src/shared/time';
import { command } from '../../../platform/cloud';
import type { OpenCases } from '../../../platform/open-cases';
import type { PersonalRecords, RecordSubject } from '../../../platform/personal-records';
import type { School } from '../../../platform/school';
import { find, findEvery, getById } from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { people } from '../collections';
import { forgotten, type Forgotten } from '../forget-collections';
import { forget } from '../roster-write/forget';
import { rebuildAccess } from '../roster-write/rebuild';

const atOnce = 5;
/** Longer than any thread of theirs can need to go; a fixed time for everybody. */
const staysDays = 210;

export interface ForgetPorts {
  records: readonly PersonalRecords[];
  cases: OpenCases;
}

/** Those whose day has come. Safe to repeat, to run twice and to die half-way. */
export async function forgetDue(ports: ForgetPorts, school: School, nowMs: number): Promise<void> {
  const { schoolId } = school;
  const due = await find(
    forgotten,
    { schoolId, dueOn: command.lte(toLocalDate(nowMs)) },
    { orderBy: [['dueOn', 'asc']], limit: atOnce },
  );
  for (const one of due) {
    if (one.state === 'waiting') await forgetOne(ports, school, one, nowMs);
    else await forgetLast(ports, one);
  }
}

async function forgetOne(
  { records, cases }: ForgetPorts,
  school: School,
  { _id: personId, schoolId, kind, ...waiting }: Forgotten,
  nowMs: number,
): Promise<void> {
  const person = await getById(people, personId);
  if (person?.leftOn == null || (await cases.holdsPerson(schoolId, personId)))
    return putOff(personId, waiting.dueOn, person?.leftOn == null);
  const viewers = kind === 'student' ? (['student', 'child'] as const) : (['guardian'] as const);
  for (const viewer of viewers) {
    const subject: RecordSubject = { schoolId, personId, viewer, viewerId: personId };
    for (const record of records) while (record.forget && !(await record.forget(subject)));
  }
  const today = toLocalDate(nowMs);
  const dueOn = lastStepOn(school, person.leftOn, nowMs);
  const { rebuilds } = await forget(schoolId, personId, async (transaction, epoch) => {
    const stored = await transaction.get(forgotten, personId);
    if (stored?.state !== 'waiting') return false;
    await transaction.update(forgotten, personId, {
      state: 'gone',
      onDate: today,
      dueOn,
      epoch,
      version: stored.version + 1,
    });
    return true;
  });
  await rebuildAccess(schoolId, rebuilds);
}

/** Who came back stays; what is held is looked at again tomorrow. */
async function putOff(personId: string, dueOn: LocalDate, isBack: boolean): Promise<void> {
  await transact(async (transaction) => {
    const stored = await transaction.get(forgotten, personId);
    if (stored?.state !== 'waiting') return;
    if (isBack) await transaction.remove(forgotten, personId);
    else
      await transaction.update(forgotten, personId, {
        dueOn: addDays(dueOn, 1),
        version: stored.version + 1,
      });
  });
}

function lastStepOn({ policyValues }: School, leftOn: LocalDate, nowMs: number): LocalDate {
  const kept = addDays(leftOn, retentionDaysAt(policyValues, 'retention.leavers-days', nowMs));
  const least = addDays(toLocalDate(nowMs), staysDays);
  return kept > least ? kept : least;
}

/** What was kept for years goes, and with it the last trace of the deletion. */
async function forgetLast(
  { records }: ForgetPorts,
  { _id: personId, schoolId }: Forgotten,
): Promise<void> {
  for (const record of records)
    while (record.forgetLast && !(await record.forgetLast({ schoolId, personId })));
  await transact((transaction) => transaction.remove(forgotten, personId));
}

/** Whose threads go: deleted at most so many days ago. All of them: a whole year may be deleted in one night. */
export async function forgottenSince(date: LocalDate): Promise<Forgotten[]> {
  return findEvery(forgotten, { onDate: command.gte(date) });
}
