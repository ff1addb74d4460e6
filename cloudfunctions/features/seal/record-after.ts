/** M6, afterwards: who told the guardian and the student, or which reason holds it back and until when. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { recordAfter as contract } from '../../../src/shared/seal/opening-contracts';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { SealOpening } from './collections';
import { change } from './end-opening';
import { mayRecord, nextLookMs } from './opening-store';

type Input = ParsedInputOf<typeof contract>;

export function recordAfter(people: PeoplePort) {
  return defineAction(contract, async (input, context) =>
    change(people, input.openingId, context, async (transaction, stored, { figures }) => {
      const { caller, nowMs } = context;
      if (!mayRecord(stored, caller)) throw new AppError('illegal-move', 'not opened or not named');
      const isFirst = await context.auditOnce(transaction, {
        act: contract.name,
        object: { kind: 'thread', id: stored.threadId ?? '' },
        reason: `${input.step}: ${input.note}`,
      });
      if (!isFirst) return { opening: stored, effects: [] };
      const told = { step: input.step, byPersonId: caller.personId, atMs: nowMs, note: input.note };
      const changed = { ...stored, ...noted(input, told, nowMs + figures.reviewMs) };
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
