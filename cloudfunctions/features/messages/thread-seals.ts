/** What the sealed identity asks the message box (M6): which thread, its seal, and a share sealed anew. */
import type { DutyPort } from '../../../src/shared/duty/ports';
import { isReceiver, type Concern } from '../../../src/shared/messages/concern';
import { seats, type Seat } from '../../../src/shared/seal/model';
import { replacedSeats } from '../../../src/shared/seal/seats';
import { command } from '../../platform/cloud';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { IdentitySeal, SealedShare } from '../../platform/seal/identity';
import { count, find, getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { isLead, staffThreadOf } from './staff-access';

/** Sealed anew in one call. */
const batchSize = 20;

/** It is red, or a person or the triage raised it to red once. */
function wasRed({ track, levelHistory }: Thread): boolean {
  return track.level === 'red' || levelHistory.some(({ level }) => level === 'red');
}

/** The district's key may stand in either place (W9). */
const under = (schoolId: string, seat: Seat, keyId: string) => ({
  schoolId,
  [`seal.${seat}.keyId`]: keyId,
});

/** The lead, and whoever steps in for the school (W9). */
const mayAsk = (caller: Caller) => isLead(caller) || isReceiver(caller.roles);

interface ThreadSeal {
  seal: IdentitySeal | null;
  concerns: readonly Concern[];
}

export function threadSeals(duty: DutyPort) {
  return {
    /** Throws unless the caller may ask who wrote it. */
    async requireOpenable(caller: Caller, threadId: string, nowMs: number): Promise<void> {
      const desk = await duty.desk(caller.schoolId, nowMs);
      const thread = staffThreadOf(await getById(threads, threadId), caller, desk, nowMs);
      if (thread.ownerPersonId !== caller.personId && !mayAsk(caller))
        throw new AppError('seal-not-owner', 'thread');
      if (!wasRed(thread)) throw new AppError('seal-not-red', 'thread');
      if (thread.origin) throw new AppError('seal-nobody-known', 'thread');
      const lacksDistrict = replacedSeats(thread.concerns ?? []).length > 0;
      if (!thread.seal)
        throw new AppError(lacksDistrict ? 'seal-no-district' : 'seal-not-sealed', 'thread');
    },

    async sealsOf(schoolId: string, threadIds: readonly string[]) {
      const ids = [...new Set(threadIds)].slice(0, 100);
      if (ids.length === 0) return new Map<string, ThreadSeal>();
      const found = await find(threads, { schoolId, _id: command.in(ids) });
      return new Map(
        found.map(({ _id, seal, concerns = [] }): [string, ThreadSeal] => [
          _id,
          { seal: seal ?? null, concerns },
        ]),
      );
    },

    async isSealedSo(transaction: Transaction, threadId: string, { sealed }: IdentitySeal) {
      return (await transaction.get(threads, threadId))?.seal?.sealed === sealed;
    },

    async countUnder(schoolId: string, keyId: string): Promise<number> {
      const counts = await Promise.all(
        seats.map((seat) => count(threads, under(schoolId, seat, keyId))),
      );
      return counts.reduce((sum, one) => sum + one, 0);
    },

    /** The next ones with a share that is sealed to this key. */
    async nextUnder(schoolId: string, keyId: string) {
      const pages = await Promise.all(
        seats.map(async (seat) => {
          const found = await find(threads, under(schoolId, seat, keyId), { limit: batchSize });
          return found.flatMap(({ _id, seal }) => (seal ? [{ threadId: _id, seat, seal }] : []));
        }),
      );
      return pages.flat();
    },

    /** Nothing when another call was first. */
    async replaceShare(threadId: string, seat: Seat, fromKeyId: string, share: SealedShare) {
      await transact(async (transaction) => {
        const thread = await transaction.get(threads, threadId);
        if (thread?.seal?.[seat].keyId !== fromKeyId) return;
        const seal = { ...thread.seal, [seat]: share };
        await transaction.update(threads, threadId, { seal, version: thread.version + 1 });
      });
    },
  };
}
