/** M4: hand what waits to a colleague with a note, between shifts. */
import type { Desk } from '../../../src/shared/duty/ports';
import { apartOf, type ThreadDuty } from './thread-desk';
import {
  handOver as contract,
  listHandovers as listContract,
} from '../../../src/shared/messages/staff-contracts';
import { dayMs } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { command } from '../../platform/cloud';
import { AppError, isDuplicate } from '../../platform/errors';
import { queueEffects } from '../../platform/outbox';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { handovers } from './collections';
import { moveFacts } from './move-thread-action';
import { ownerNow, type Owner } from './ownership';
import { giveThread, waitingThreads } from './transfer-waiting';

const noteLifeMs = dayMs;

export function handOver(duty: ThreadDuty) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const { desk } = await moveFacts(duty, context);
    const known = desk.contact(input.toPersonId) !== null && desk.mayOwn(input.toPersonId);
    if (!known || input.toPersonId === caller.personId)
      throw new AppError('not-found', 'colleague');
    const handoverId = `${caller.personId}.${context.requestId}`;
    const repeated = await getById(handovers, handoverId);
    if (repeated) return summary(repeated, input);
    if (!desk.isThere(input.toPersonId, nowMs)) throw new AppError('colleague-away', 'colleague');
    const moved = await giveAll(duty, input.toPersonId, desk, context);
    return summary(await record(handoverId, input, moved, context), input);
  });
}

/** Everything that waits with the caller; returns how many threads that were. */
async function giveAll(
  duty: ThreadDuty,
  toPersonId: string,
  desk: Desk,
  context: ActionContext,
): Promise<number> {
  const { caller, nowMs } = context;
  const owner: Owner = { ...ownerNow(desk, nowMs), ownerPersonId: toPersonId, ownerRole: 'duty' };
  let moved = 0;
  for await (const thread of waitingThreads(caller.schoolId, caller.personId)) {
    const { _id } = thread;
    const apart = await apartOf(duty, thread, nowMs);
    // What is about that colleague stays (W9).
    if (apart?.excludedIds.includes(toPersonId)) continue;
    const effects = await giveThread(_id, owner, nowMs, caller.personId);
    if (effects === null) continue;
    context.sendAfterwards(effects);
    moved += 1;
  }
  return moved;
}

type Input = { toPersonId: string; note: string };

function summary(
  stored: { _id: string; toPersonId: string; note: string; threads: number },
  input: Input,
) {
  if (stored.toPersonId !== input.toPersonId || stored.note !== input.note)
    throw new AppError('request-conflict', 'handover');
  return { handoverId: stored._id, threads: stored.threads };
}

/** The note last: a hand-over that died half-way is finished by the same tap. */
async function record(handoverId: string, input: Input, moved: number, context: ActionContext) {
  const { caller, nowMs } = context;
  const doc = {
    _id: handoverId,
    schoolId: caller.schoolId,
    fromPersonId: caller.personId,
    fromName: caller.person.displayName,
    toPersonId: input.toPersonId,
    note: input.note,
    atMs: nowMs,
    threads: moved,
  };
  try {
    const effects = await transact(async (transaction) => {
      await transaction.add(handovers, doc);
      await context.audit(transaction, {
        act: contract.name,
        object: { kind: 'handover', id: handoverId },
      });
      return queueEffects(
        transaction,
        [
          {
            _id: `handover.${handoverId}`,
            schoolId: caller.schoolId,
            priority: 1,
            recipient: { kind: 'staff', personId: input.toPersonId },
            text: { key: 'duty.handed-over', figures: { count: String(moved) } },
            subject: { kind: 'handover', id: handoverId, instanceId: null, audience: 'owner' },
            alsoSubscribe: true,
            notBeforeMs: nowMs,
          },
        ],
        nowMs,
      );
    });
    context.sendAfterwards(effects);
    return doc;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await getById(handovers, handoverId)) ?? doc;
  }
}

export function listHandovers() {
  return defineAction(listContract, async (_input, { caller, nowMs }) => {
    const notes = await find(
      handovers,
      {
        schoolId: caller.schoolId,
        toPersonId: caller.personId,
        atMs: command.gt(nowMs - noteLifeMs),
      },
      { orderBy: [['atMs', 'desc']], limit: 50 },
    );
    return {
      handovers: notes.map(({ _id, fromName, note, atMs, threads: moved }) => ({
        handoverId: _id,
        fromName,
        note,
        atMs,
        threads: moved,
      })),
    };
  });
}
