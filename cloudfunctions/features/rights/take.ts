/** G2: what is kept about somebody, as a workbook. Nothing is written, and nothing of the message box is asked. */
import { takeMine as contract } from '../../../src/shared/rights/contracts';
import { workbookOf } from '../../../src/shared/rights/workbook';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { loadSchool } from '../../platform/school';
import { xlsxOf } from '../../platform/xlsx';
import { keptAbout } from './kept';
import type { RightsPorts } from './ports';
import { subjectOf } from './subject';

export function takeMine(ports: Pick<RightsPorts, 'records' | 'roster'>) {
  return defineAction(contract, async ({ childId }, { caller, nowMs }) => {
    const subject = subjectOf(caller, childId);
    const { name: schoolName } = await loadSchool(caller.schoolId, nowMs);
    const name = (await ports.roster.listed(caller.schoolId, subject.personId))?.name ?? '';
    const date = toLocalDate(nowMs);
    const kept = await keptAbout(ports, subject, nowMs);
    const bytes = await xlsxOf(workbookOf({ name, date, schoolName }, kept), true);
    return { fileName: `资料-${date}.xlsx`, bytes: bytes.toString('base64') };
  });
}
