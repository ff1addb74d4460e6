/** G1: the school's imports of the last weeks. */
import { listImports as contract } from '../../../src/shared/roster-import/contracts';
import { defineAction } from '../../platform/action';
import { find } from '../../platform/store';
import { imports } from './collections';
import { deskOf, importView, undoMsOf } from './view';

const shown = 20;

export function listImports() {
  return defineAction(contract, async (_input, { caller: { schoolId }, nowMs }) => {
    const orderBy = [['createdAtMs', 'desc']] as const;
    const found = await find(imports, { schoolId }, { orderBy, limit: shown });
    const [desk, undoMs] = [await deskOf(schoolId), await undoMsOf(schoolId, nowMs)];
    return { imports: found.map((one) => importView(one, desk, undoMs, nowMs)) };
  });
}
