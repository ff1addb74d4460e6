/** M1: the device itself says the code. Its account, which no school may know, becomes the terminal's. */
import { enrolTerminal as contract } from '../../../src/shared/letter-box/terminal-contracts';
import { readTerminalCode } from '../../../src/shared/letter-box/terminal-code';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { access, type AccessPerson } from '../../platform/collections/access';
import type { Account } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { keyVersions } from '../../platform/secrets';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { terminals, type StoredTerminal } from './collections';
import { lastDayOf, terminalIdOf } from './terminals';

export function enrolTerminal() {
  return defineAction(contract, async ({ code }, { account, nowMs }) => {
    const found = await terminalOf(code);
    const until = await lastDayOf(found.schoolId, nowMs);
    const { name: schoolName } = await loadSchool(found.schoolId, nowMs);
    const today = toLocalDate(nowMs);
    if (!isFree(account.persons, found._id, today))
      throw new AppError('terminal-account-used', 'account');
    await transact(async (transaction) => {
      const stored = await transaction.get(terminals, found._id);
      // The same tap again: its answer was lost.
      if (stored?.state === 'active' && stored.accountId === account.accountId) return;
      if (stored?.state !== 'waiting' || stored.until < today) throw wrongCode();
      await bind(transaction, account.accountId, terminalPerson(stored, schoolName, today, until));
      await transaction.update(terminals, stored._id, {
        ...{ state: 'active', until, accountId: account.accountId },
        version: stored.version + 1,
      });
    });
    return { name: found.name, schoolName };
  });
}

const wrongCode = () => new AppError('terminal-code-wrong', 'terminal');

async function terminalOf(typed: string): Promise<StoredTerminal> {
  const code = readTerminalCode(typed);
  if (code === null) throw wrongCode();
  for (const version of keyVersions()) {
    const found = await getById(terminals, terminalIdOf(code, version));
    if (found) return found;
  }
  throw wrongCode();
}

/** Known to nobody, or a terminal whose days are over; the same code again is the same act. */
function isFree(persons: Account['persons'], terminalId: string, today: string): boolean {
  return persons.every(
    ({ personId, assignments }) =>
      personId === terminalId ||
      (assignments.length > 0 &&
        assignments.every(
          ({ role, toDate }) => role === 'terminal' && toDate !== null && toDate < today,
        )),
  );
}

async function bind(
  transaction: Transaction,
  accountId: string,
  person: AccessPerson,
): Promise<void> {
  const known = await transaction.get(access, accountId);
  if (known)
    await transaction.update(access, accountId, { persons: [person], version: known.version + 1 });
  else await transaction.add(access, { _id: accountId, persons: [person], version: 0 });
}

/** Who the device acts as: itself. What it may do ends with its last day. */
function terminalPerson(
  { _id, schoolId, name }: StoredTerminal,
  schoolName: string,
  fromDate: string,
  toDate: string,
): AccessPerson {
  return {
    ...{ personId: _id, schoolId, schoolName, displayName: name },
    ...{ className: null, grade: null, epoch: 0, guarded: false },
    assignments: [{ role: 'terminal', scope: 'school', grade: null, fromDate, toDate }],
  };
}
