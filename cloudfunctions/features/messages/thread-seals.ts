/** What the sealed identity asks the message box (M6): which thread, its seal, and a share sealed anew. */
import type { KeyRole } from '../../../src/shared/seal/model';
import type { DutyPort } from '../../../src/shared/duty/ports';
import type { Caller } from '../../platform/caller';
import { AppError } from '../../platform/errors';
import type { IdentitySeal, SealedShare } from '../../platform/seal/identity';
import { count, find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { threads, type Thread } from './collections';
import { isLead, staffThreadOf } from './staff-access';

/** Sealed anew in one call. */
const batchSize = 20;

/** It is red, or a person or the triage raised it to red once. */
function wasRed({ track, levelHistory }: Thread): boolean {
  return track.level === 'red' || levelHistory.some(({ level }) => level === 'red');
}

const under = (schoolId: string, role: KeyRole, keyId: string) => ({
  schoolId,
  [`seal.${role}.keyId`]: keyId,
});

export function threadSeals(duty: DutyPort) {
  return {
    /** Throws unless the caller may ask who wrote it. */
    async requireOpenable(caller: Caller, threadId: string, nowMs: number): Promise<void> {
      const desk = await duty.desk(caller.schoolId, nowMs);
      const thread = staffThreadOf(await getById(threads, threadId), caller, desk, nowMs);
      if (thread.ownerPersonId !== caller.personId && !isLead(caller))
        throw new AppError('seal-not-owner', 'thread');
      if (!wasRed(thread)) throw new AppError('seal-not-red', 'thread');
      if (thread.origin) throw new AppError('seal-nobody-known', 'thread');
      if (!thread.seal) throw new AppError('seal-not-sealed', 'thread');
    },

    async sealOf(schoolId: string, threadId: string): Promise<IdentitySeal | null> {
      const thread = await getById(threads, threadId);
      return thread?.schoolId === schoolId ? (thread.seal ?? null) : null;
    },

    countUnder(schoolId: string, role: KeyRole, keyId: string): Promise<number> {
      return count(threads, under(schoolId, role, keyId));
    },

    /** The next ones whose share is sealed to this key. */
    async nextUnder(schoolId: string, role: KeyRole, keyId: string) {
      const found = await find(threads, under(schoolId, role, keyId), { limit: batchSize });
      return found.flatMap(({ _id, seal }) => (seal ? [{ threadId: _id, seal }] : []));
    },

    /** Nothing when another call was first. */
    async replaceShare(threadId: string, role: KeyRole, fromKeyId: string, share: SealedShare) {
      await transact(async (transaction) => {
        const thread = await transaction.get(threads, threadId);
        if (thread?.seal?.[role].keyId !== fromKeyId) return;
        const seal = { ...thread.seal, [role]: share };
        await transaction.update(threads, threadId, { seal, version: thread.version + 1 });
      });
    },
  };
}
