/** M1: a device becomes the school's terminal with a one-time code, and nobody's again when it is revoked. */
import { terminalDaysAt } from '../../../src/shared/letter-box/policy';
import {
  listTerminals as listContract,
  makeTerminal as makeContract,
  revokeTerminal as revokeContract,
  type Terminal,
} from '../../../src/shared/letter-box/terminal-contracts';
import {
  shownTerminalCode,
  terminalCodeOfBytes,
} from '../../../src/shared/letter-box/terminal-code';
import { addDays, toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { access } from '../../platform/collections/access';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { mark, newestKeyVersion } from '../../platform/secrets';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { terminals, type StoredTerminal } from './collections';

/** Its code can be used today and tomorrow. */
const codeDays = 1;
const listedDays = 365;

export function terminalIdOf(code: string, version = newestKeyVersion()): string {
  return mark('terminal-id', version, code);
}

function shown({ _id, name, state, until }: StoredTerminal, today: string): Terminal {
  const isOver = state !== 'revoked' && until < today;
  return { terminalId: _id, name, state: isOver ? 'over' : state, until };
}

export function listTerminals() {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const today = toLocalDate(nowMs);
    const found = await find(
      terminals,
      { schoolId: caller.schoolId, until: command.gte(addDays(today, -listedDays)) },
      { orderBy: [['until', 'desc']] },
    );
    return { terminals: found.map((terminal) => shown(terminal, today)) };
  });
}

export function makeTerminal() {
  return defineAction(makeContract, async ({ name }, context) => {
    const { caller, nowMs, requestId } = context;
    const { schoolId, personId } = caller;
    const drawn = mark('terminal-draw', newestKeyVersion(), schoolId, personId, requestId, name);
    const code = terminalCodeOfBytes(Buffer.from(drawn, 'base64url'));
    const today = toLocalDate(nowMs);
    const made: StoredTerminal = {
      ...{ _id: terminalIdOf(code), schoolId, name, state: 'waiting', accountId: null },
      until: addDays(today, codeDays),
      ...{ madeBy: personId, madeOn: today, version: 1 },
    };
    const terminal = await transact(async (transaction) => {
      const object = { kind: 'terminal', id: made._id };
      if (await context.auditOnce(transaction, { act: makeContract.name, object }))
        await transaction.add(terminals, made);
      return (await transaction.get(terminals, made._id)) ?? made;
    });
    return { terminal: shown(terminal, today), code: shownTerminalCode(code) };
  });
}

export function revokeTerminal() {
  return defineAction(revokeContract, async ({ terminalId }, context) => {
    const { caller, nowMs } = context;
    const ended = await transact(async (transaction) => {
      const stored = await transaction.get(terminals, terminalId);
      if (stored?.schoolId !== caller.schoolId) throw new AppError('not-found', 'terminal');
      const object = { kind: 'terminal', id: stored._id };
      if (!(await context.auditOnce(transaction, { act: revokeContract.name, object })))
        return stored;
      if (stored.state === 'revoked') throw new AppError('illegal-move', 'revoked');
      const { accountId } = stored;
      const bound = accountId === null ? null : await transaction.get(access, accountId);
      // Only what the terminal itself may do: never what the account became since.
      if (bound?.persons[0]?.personId === terminalId) await transaction.remove(access, bound._id);
      const revoked = { state: 'revoked' as const, accountId: null, version: stored.version + 1 };
      await transaction.update(terminals, terminalId, revoked);
      return { ...stored, ...revoked };
    });
    return { terminal: shown(ended, toLocalDate(nowMs)) };
  });
}

/** The last day of a terminal that begins now. */
export async function lastDayOf(schoolId: string, nowMs: number): Promise<string> {
  const { policyValues } = await loadSchool(schoolId, nowMs);
  return addDays(toLocalDate(nowMs), terminalDaysAt(policyValues, nowMs));
}
