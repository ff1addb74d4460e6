/**
 * A set of grades as one word, so that a figure of the school can hold it: `all`, `none`, or the grades in order,
 * e.g. `g3-5` for grades 3 and 5. One set has one word: two that are equal are the same string.
 */
import { gradeName, highestGrade } from '../people/school-classes';

export type GradeSet = 'all' | ReadonlySet<number>;

/** RangeError for anything that `wordOf` does not write. */
export function gradeSetOf(word: string): GradeSet {
  if (!isGradeWord(word)) throw new RangeError('not a set of grades');
  if (word === 'all') return 'all';
  return new Set(word === 'none' ? [] : gradesIn(word));
}

/** Whether the word is one that `wordOf` writes. */
export function isGradeWord(word: unknown): word is string {
  if (typeof word !== 'string') return false;
  if (word === 'all' || word === 'none') return true;
  if (!/^g[1-9]\d?(-[1-9]\d?)*$/.test(word)) return false;
  return gradesIn(word).every(
    (grade, index, grades) => grade <= highestGrade && grade > (grades[index - 1] ?? 0),
  );
}

function gradesIn(word: string): number[] {
  return word.slice(1).split('-').map(Number);
}

export function wordOf(grades: GradeSet): string {
  if (grades === 'all') return 'all';
  return grades.size === 0 ? 'none' : `g${[...grades].sort((a, b) => a - b).join('-')}`;
}

export function isInSet(grades: GradeSet, grade: number): boolean {
  return grades === 'all' || grades.has(grade);
}

/** 全校, 暂不使用, or the grades by their names: 三年级、五年级 */
export function gradeSetWords(word: string): string {
  const grades = gradeSetOf(word);
  if (grades === 'all') return '全校';
  return grades.size === 0 ? '暂不使用' : [...grades].map(gradeName).join('、');
}
