/** How an import is spoken of. */
import type { ImportView } from '../../../shared/roster-import/model';
import { toLocalDate, toLocalTime, type InstantMs } from '../../../shared/time/instant';

/** One import: `?id=`. Reached from here only, so it weighs nothing in the main package. */
export const importRoute = '/features/roster-import/import/index';

const stateWords: Readonly<Record<ImportView['state'], string>> = {
  arriving: '没有传完',
  uploaded: '等待核对',
  rejected: '有要改的地方',
  ready: '核对好了，还没写入',
  applying: '正在写入',
  done: '已写入',
  'rolling-back': '正在退回',
  'rolled-back': '已退回',
  dropped: '没有用',
};

export function stateText({ state, rows }: ImportView): string {
  return state === 'ready' && rows === 0 ? '和现在一样' : stateWords[state];
}

/** 10月12日 10:03 */
export function whenText(atMs: InstantMs): string {
  const [, month = '', day = ''] = toLocalDate(atMs).split('-');
  return `${Number(month)}月${Number(day)}日 ${toLocalTime(atMs)}`;
}

export const kindNames = {
  staff: '教职工',
  class: '班级',
  student: '学生',
  guardian: '家长',
  teaching: '任教',
} as const;

/** 新增 120，改动 3 */
export function countsText({ facts: { counts } }: ImportView): string {
  const added = counts.reduce((sum, one) => sum + one.added, 0);
  const changed = counts.reduce((sum, one) => sum + one.changed, 0);
  return [added > 0 ? `新增 ${added}` : '', changed > 0 ? `改动 ${changed}` : '']
    .filter((part) => part !== '')
    .join('，');
}

export function isAtWork({ state }: ImportView): boolean {
  return state === 'applying' || state === 'rolling-back';
}
