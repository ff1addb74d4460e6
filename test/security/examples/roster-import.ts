/** One valid input per action of the roster import (G1). */
import type { Objects } from '../examples';

/** A student of a class that both schools have. */
export const smallList = Buffer.from('学号,姓名,年级,班号\r\n2024030077,钱小新,3,1\r\n').toString(
  'base64',
);

export const rosterImportExamples = {
  'roster-import.upload': ({ taken }: Objects) => ({
    taken,
    fileName: '学生.csv',
    part: 0,
    parts: 1,
    bytes: smallList,
  }),
  'roster-import.list': () => ({}),
  'roster-import.open': ({ importId }: Objects) => ({
    importId,
    list: 'writes' as const,
    page: 0,
  }),
  'roster-import.decide': ({ importId, importVersion }: Objects) => ({
    importId,
    version: importVersion,
    decision: 'commit' as const,
  }),
  'roster-import.step': ({ importId }: Objects) => ({ importId }),
  'roster-files.check': ({ importId }: Objects) => ({ importId }),
  'roster-files.template': () => ({ format: 'xlsx' as const, kind: 'student' as const }),
  'roster-files.export': () => ({ format: 'csv' as const, kind: 'class' as const }),
};
