/** G1: the page asks for some seconds of work, again and again, until the import has ended. */
import { stepImport as contract } from '../../../src/shared/roster-import/contracts';
import { defineAction } from '../../platform/action';
import { holderOf } from './lease';
import { requireImport, viewOf } from './view';
import { workOn } from './work';
import type { RosterPorts } from './write-row';

/** Well below the function's 20 s, the page shows progress in between. */
const budgetMs = 5_000;

export function stepImport(ports: RosterPorts) {
  return defineAction(contract, async ({ importId }, { caller, requestId, nowMs }) => {
    const stored = await requireImport(caller.schoolId, importId);
    const holder = holderOf(caller.personId, requestId);
    const left = await workOn(ports, stored, holder, { nowMs, budgetMs });
    return { import: await viewOf(left, nowMs) };
  });
}
