/**
 * Wrong codes are counted, by account and by the beginning of the code (a school's): guessing ends long before it
 * finds anything (G1). Kept are keyed marks and a day.
 */
import { readJoinCode, tagOfCode } from '../../../../src/shared/people/join-code';
import { guessing } from '../../../../src/shared/people/policy';
import { AppError } from '../../../platform/errors';
import { mark, newestKeyVersion } from '../../../platform/secrets';
import { getById } from '../../../platform/store';
import { transact, type Transaction } from '../../../platform/transact';
import { joinTries } from '../join-collections';

interface Counter {
  id: string;
  limit: number;
}

function countersOf(accountId: string, typed: string, today: string): Counter[] {
  const code = readJoinCode(typed);
  const idOf = (...parts: string[]) => mark('join-tries', newestKeyVersion(), today, ...parts);
  const own = { id: idOf('account', accountId), limit: guessing.wrongCodesOfAccount };
  // What is no code at all guesses at no school.
  if (code === null) return [own];
  return [own, { id: idOf('tag', tagOfCode(code)), limit: guessing.wrongCodesOfSchool }];
}

/** Refuses when today's tries are used up, before anything is looked at. */
export async function requireTries(accountId: string, typed: string, today: string): Promise<void> {
  for (const { id, limit } of countersOf(accountId, typed, today))
    if (((await getById(joinTries, id))?.wrong ?? 0) >= limit)
      throw new AppError('join-tries-used-up', 'tries');
}

/** Counts one; two at once count as two. */
export async function countWrong(accountId: string, typed: string, today: string): Promise<void> {
  await transact(async (transaction) => {
    for (const { id } of countersOf(accountId, typed, today))
      await countOne(transaction, id, today);
  });
}

async function countOne(transaction: Transaction, id: string, today: string): Promise<void> {
  const known = await transaction.get(joinTries, id);
  if (known) await transaction.update(joinTries, id, { wrong: known.wrong + 1 });
  else await transaction.add(joinTries, { _id: id, date: today, wrong: 1 });
}
