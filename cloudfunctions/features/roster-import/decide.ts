/** G1: nothing is written before a commit; one import of a school writes at a time. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { decideImport as contract } from '../../../src/shared/roster-import/contracts';
import { isWorking, transition } from '../../../src/shared/roster-import/machine';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { transact, type Transaction } from '../../platform/transact';
import { importDesks, imports, type ImportDesk, type StoredImport } from './collections';
import { isUndoable, newDesk, requireImport, undoMsOf, viewOf } from './view';

type Input = ParsedInputOf<typeof contract>;

export function decideImport() {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    await requireImport(caller.schoolId, input.importId);
    const undoMs = await undoMsOf(caller.schoolId, nowMs);
    const stored = await transact((transaction) => decide(transaction, input, context, undoMs));
    return { import: await viewOf(stored, nowMs) };
  });
}

async function decide(
  transaction: Transaction,
  { importId, version, decision }: Input,
  { auditOnce, nowMs }: ActionContext,
  undoMs: number,
): Promise<StoredImport> {
  const stored = await transaction.get(imports, importId);
  if (!stored) throw new AppError('not-found', 'import');
  const object = { kind: 'import', id: importId };
  const isFirst = await auditOnce(transaction, { act: contract.name, object, reason: decision });
  if (!isFirst) return stored;
  const state = transition(stored.state, decision);
  if (state === null) throw new AppError('illegal-move', decision);
  // What was shown is what is written; taking back or letting go may be told of a newer one.
  if (decision === 'commit' && stored.version !== version)
    throw new AppError('stale-version', 'import');
  if (decision === 'undo' && !isUndoable(stored, undoMs, nowMs))
    throw new AppError('roster-import-over', 'undo');
  if (isWorking(state)) await takeDesk(transaction, stored, decision);
  const patch = {
    state,
    // Counts anew what was changed by hand since.
    ...(decision === 'undo' ? { overtaken: 0 } : {}),
    ...(decision === 'drop' ? { endedAtMs: nowMs } : {}),
    version: stored.version + 1,
  };
  await transaction.update(imports, importId, patch);
  return { ...stored, ...patch };
}

async function takeDesk(
  transaction: Transaction,
  { _id, schoolId, turn, rows }: StoredImport,
  decision: Input['decision'],
): Promise<void> {
  const known = await transaction.get(importDesks, schoolId);
  const desk = known ?? newDesk(schoolId);
  if (desk.activeId !== null && desk.activeId !== _id)
    throw new AppError('roster-import-busy', 'desk');
  if (decision === 'commit' && rows === 0) throw new AppError('illegal-move', 'nothing to write');
  if (decision === 'commit' && desk.turn !== turn) throw new AppError('stale-version', 'roster');
  const taken: ImportDesk = { ...desk, activeId: _id, version: desk.version + 1 };
  if (known) await transaction.update(importDesks, schoolId, taken);
  else await transaction.add(importDesks, taken);
}
