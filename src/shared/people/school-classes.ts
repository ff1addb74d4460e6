/** What classes are called, and the year in which they came to the school (G1). */
import type { LocalDate } from '../time';

const gradeWords = [
  '',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '高一',
  '高二',
  '高三',
];

/** 高三 */
export const highestGrade = gradeWords.length - 1;

/** e.g. 六年级, 高一 */
export function gradeName(grade: number): string {
  const word = gradeWords[grade] ?? String(grade);
  return word.startsWith('高') ? word : `${word}年级`;
}

/**
 * e.g. 六（2）班, 东校区六（2）班. A school with one campus names none, so that a class says its campus wherever it is
 * shown or picked exactly where there are several.
 */
export function classNameOf(grade: number, number: number, campus = ''): string {
  return `${campus}${gradeWords[grade] ?? grade}（${number}）班`;
}

/** A roster made in summer is of the school year that begins in September. */
const rosterTurns = '07-01';

/** The year in which the school year begins that a roster of this day belongs to. */
export function rosterYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= rosterTurns ? year : year - 1;
}

/** When the children of a class of this grade came to the first grade: what makes a class the same as it moves up. */
export function entryYearOf(grade: number, date: LocalDate): number {
  return rosterYearOf(date) - grade + 1;
}
