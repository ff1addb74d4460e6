/** What can be asked about one's data, and what follows (G2). */
import type { RecordKindKey, Viewer } from './kinds';
import { deletableBy } from './kinds';

/** What somebody may say is wrong. The first four stand on the list and are corrected with the answer. */
export const correctable = ['name', 'number', 'sex', 'mobile', 'class', 'family', 'other'] as const;
export type Correctable = (typeof correctable)[number];
export const correctableWords: Readonly<Record<Correctable, string>> = {
  name: '姓名',
  number: '学号',
  sex: '性别',
  mobile: '手机',
  class: '班级',
  family: '家里人',
  other: '别的',
};

/** What somebody may say is wrong about themselves, or about a child. */
export function correctableFor(viewer: Viewer): readonly Correctable[] {
  if (viewer === 'student' || viewer === 'child')
    return ['name', 'number', 'sex', 'class', 'family', 'other'];
  return viewer === 'guardian'
    ? ['name', 'mobile', 'family', 'other']
    : ['name', 'mobile', 'other'];
}

export const longestWish = 200;
export const mostKinds = 8;
/** Of one person, not answered yet. */
export const mostOpen = 5;

/** Each once; null when one of them may not be deleted on this viewer's wish. */
export function kindsToDelete(
  viewer: Viewer,
  wished: readonly RecordKindKey[],
): RecordKindKey[] | null {
  const allowed = deletableBy(viewer);
  return wished.every((key) => allowed.includes(key)) ? [...new Set(wished)] : null;
}

/** The value of a correction as the list keeps it; null: not one. */
export function valueFor(what: Correctable, value: string): string | null {
  if (what === 'sex') return value === '男' ? 'boy' : value === '女' ? 'girl' : null;
  if (what === 'mobile') return /^1\d{10}$/.test(value) ? value : null;
  if (what === 'number') return /^[A-Za-z0-9-]{1,30}$/.test(value) ? value : null;
  return what === 'name' ? value : null;
}
