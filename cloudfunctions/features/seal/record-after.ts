/** M6, afterwards: who told the guardian and the student, or which reason holds it back and until when. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { concernsFamily } from '../../../src/shared/messages/concern';
import { isCareHouse } from '../../../src/shared/care/house';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { recordAfter as contract } from '../../../src/shared/seal/opening-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { SealOpening } from './collections';
import { change } from './end-opening';
import { mayRecord, nextLookMs } from './opening-store';
import type { ThreadSealsPort } from './thread-seals-port';

type Input = ParsedInputOf<typeof contract>;

export function recordAfter(people: PeoplePort, threads: ThreadSealsPort) {
  return defineAction(contract, async (input, context) =>
    change({ people, threads }, input.openingId, context, async (transaction, stored, views) => {
      const { caller, nowMs } = context;
      if (!mayRecord(stored, caller)) throw new AppError('illegal-move', 'not opened or not named');
      // Of a grown-up's guardian nobody speaks (M8).
      if (isCareHouse(stored.schoolId) && input.step.startsWith('guardian'))
        throw new AppError('illegal-move', 'guardian');
      // The danger is at home: whoever is there is told nothing (W9).
      if (input.step === 'guardian-told' && concernsFamily(views.threadOf(stored).concerns))
        throw new AppError('seal-family', 'guardian');
      const isFirst = await context.auditOnce(transaction, {
        act: contract.name,
        object: { kind: 'thread', id: stored.threadId ?? '' },
        reason: `${input.step}: ${input.note}`,
      });
      if (!isFirst) return { opening: stored, effects: [] };
      const told = { step: input.step, byPersonId: caller.personId, atMs: nowMs, note: input.note };
      const changed = { ...stored, ...noted(input, told, nowMs + views.figures.reviewMs) };
      return {
        opening: { ...changed, nextAtMs: nextLookMs(changed, nowMs) },
        effects: [],
      };
    }),
  );
}

function noted(
  { step }: Input,
  told: NonNullable<SealOpening['student']>,
  reviewAtMs: number,
): Partial<SealOpening> {
  if (step === 'guardian-told' || step === 'guardian-held') return { guardian: told };
  return { student: told, reviewAtMs: step === 'student-held' ? reviewAtMs : null };
}
