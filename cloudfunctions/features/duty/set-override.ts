/** M2: leadership finds someone: a colleague stands from now until the shift ends, and is told. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { DutyOverride } from '../../../src/shared/duty';
import { setOverride as contract } from '../../../src/shared/duty/contracts';
import { toLocalTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { queueEffects, type Effect } from '../../platform/outbox';
import { loadSchool, type School } from '../../platform/school';
import { transact, type Transaction } from '../../platform/transact';
import { dutySubject } from './apply-duty-changes';
import { dutyInputOf, isOnLeave, mayOwn, saveDesk, shiftEndAt, takeDesk } from './stored-desk';

type Input = ParsedInputOf<typeof contract>;

export function setOverride() {
  return defineAction(contract, async (input, context) => {
    const school = await loadSchool(context.caller.schoolId, context.nowMs);
    const { override, effects } = await transact((transaction) =>
      write(transaction, input, context, school),
    );
    context.sendAfterwards(effects);
    const { overrideId, startMs, endMs } = override;
    return { overrideId, startMs, endMs };
  });
}

async function write(
  transaction: Transaction,
  input: Input,
  context: ActionContext,
  school: School,
): Promise<{ override: DutyOverride; effects: Effect[] }> {
  const { caller, nowMs, requestId } = context;
  const desk = await takeDesk(transaction, caller.schoolId);
  const overrideId = `override.${caller.personId}.${requestId}`;
  const repeated = desk.overrides.find((known) => known.overrideId === overrideId);
  if (repeated) return { override: asRepeated(repeated, input), effects: [] };
  // Leave always wins, so that an override of somebody away would change nothing.
  if (!mayOwn(desk, input.personId) || isOnLeave(desk, input.personId, nowMs))
    throw new AppError('not-found', 'colleague');
  const override: DutyOverride = {
    overrideId,
    personId: input.personId,
    startMs: nowMs,
    endMs: shiftEndAt(dutyInputOf(desk, school), nowMs),
    reason: input.reason,
    createdAtMs: nowMs,
  };
  await saveDesk(transaction, desk, { overrides: [...desk.overrides, override] }, nowMs);
  await context.audit(transaction, {
    act: contract.name,
    object: { kind: 'duty-override', id: `${caller.schoolId}.${overrideId}` },
    reason: input.reason,
  });
  return { override, effects: await callOut(transaction, caller.schoolId, override) };
}

function asRepeated(known: DutyOverride, input: Input): DutyOverride {
  if (known.personId !== input.personId || known.reason !== input.reason)
    throw new AppError('request-conflict', 'override');
  return known;
}

function callOut(
  transaction: Transaction,
  schoolId: string,
  { overrideId, personId, endMs, createdAtMs }: DutyOverride,
): Promise<Effect[]> {
  const id = `${schoolId}.${overrideId}`;
  return queueEffects(
    transaction,
    [
      {
        _id: id,
        schoolId,
        priority: 1,
        recipient: { kind: 'staff', personId },
        text: { key: 'duty.called-out', figures: { due: toLocalTime(endMs) } },
        subject: { kind: dutySubject, id, instanceId: null, audience: 'duty' },
        alsoSubscribe: true,
        notBeforeMs: createdAtMs,
      },
    ],
    createdAtMs,
  );
}
