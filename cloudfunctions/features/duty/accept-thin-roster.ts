/** M2: leadership signs that a thin roster is meant; the signature holds for this version of it only. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { RosterAcceptance } from '../../../src/shared/duty';
import { acceptThinRoster as contract } from '../../../src/shared/duty/contracts';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';
import { transact, type Transaction } from '../../platform/transact';
import { acceptanceOf, findingsNow } from './roster-check';
import { saveDesk, takeDesk } from './stored-desk';

type Input = ParsedInputOf<typeof contract>;

export function acceptThinRoster() {
  return defineAction(contract, async (input, context) => {
    const school = await loadSchool(context.caller.schoolId, context.nowMs);
    const signed = await transact((transaction) => sign(transaction, input, context, school));
    return { acceptedOn: toLocalDate(signed.acceptedAtMs) };
  });
}

async function sign(
  transaction: Transaction,
  { rosterVersion, reason }: Input,
  context: ActionContext,
  school: School,
): Promise<RosterAcceptance> {
  const { caller, nowMs } = context;
  const desk = await takeDesk(transaction, caller.schoolId);
  if (desk.roster.version !== rosterVersion) throw new AppError('stale-version', 'roster');
  const signed = acceptanceOf(desk);
  // The same leader's second tap finds the signature that is there.
  if (signed?.acceptedById === caller.personId) return signed;
  if (signed || findingsNow(desk, school, nowMs).length === 0)
    throw new AppError('illegal-move', 'nothing to sign');
  const acceptance: RosterAcceptance = {
    schoolId: caller.schoolId,
    rosterVersion,
    acceptedById: caller.personId,
    acceptedAtMs: nowMs,
    reason,
  };
  await saveDesk(transaction, desk, { acceptance }, nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: 'duty-roster', id: `${caller.schoolId}.${rosterVersion}` },
    reason,
  });
  return acceptance;
}
