/**
 * G2: what is kept about somebody, as a workbook. Nothing is written. The message box is asked by the second action
 * alone, which is a student's own: a guardian's file is made by another one that knows nothing of it.
 */
import {
  takeMine as contract,
  takeWithWords as withWordsContract,
} from '../../../src/shared/rights/contracts';
import { wordsSheet } from '../../../src/shared/rights/own-words';
import { workbookOf, type Sheet } from '../../../src/shared/rights/workbook';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { loadSchool } from '../../platform/school';
import { xlsxOf } from '../../platform/xlsx';
import { keptAbout } from './kept';
import type { RightsPorts } from './ports';
import { subjectOf } from './subject';

type Ports = Pick<RightsPorts, 'records' | 'roster'>;

export function takeMine(ports: Ports) {
  return defineAction(contract, async ({ childId }, { caller, nowMs }) =>
    fileOf(await sheetsOf(ports, caller, childId, nowMs), nowMs),
  );
}

export function takeWithWords(ports: Ports & Pick<RightsPorts, 'ownWords'>) {
  return defineAction(withWordsContract, async (_input, { caller, nowMs }) => {
    const sheets = await sheetsOf(ports, caller, null, nowMs);
    return fileOf([...sheets, wordsSheet(await ports.ownWords(caller))], nowMs);
  });
}

async function sheetsOf(
  ports: Ports,
  caller: Caller,
  childId: string | null,
  nowMs: number,
): Promise<Sheet[]> {
  const subject = subjectOf(caller, childId);
  const { name: schoolName } = await loadSchool(caller.schoolId, nowMs);
  const name = (await ports.roster.listed(caller.schoolId, subject.personId))?.name ?? '';
  const kept = await keptAbout(ports, subject, nowMs);
  return workbookOf({ name, date: toLocalDate(nowMs), schoolName }, kept);
}

/** Both are called alike: whoever sees the file among others does not see which it is. */
async function fileOf(sheets: readonly Sheet[], nowMs: number) {
  const bytes = await xlsxOf(sheets, true);
  return { fileName: `资料-${toLocalDate(nowMs)}.xlsx`, bytes: bytes.toString('base64') };
}
