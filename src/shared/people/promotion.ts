/** Which classes move up, and which graduate (G1). Pure, so that a second time changes nothing by itself. */
import type { LocalDate } from '../time';
import { classNameOf, rosterYearOf } from './school-classes';

export interface PromotableClass {
  classId: string;
  grade: number;
  number: number;
  campus: string;
  name: string;
  entryYear: number;
}

export interface Move {
  classId: string;
  from: string;
  /** The grade it is in this school year; above the top grade it graduates. */
  grade: number;
  /** Null: graduates. */
  to: string | null;
}

/** Classes whose grade is not that of the roster's year of `date`, the highest first. */
export function dueMoves(
  classes: readonly PromotableClass[],
  topGrade: number,
  date: LocalDate,
): Move[] {
  const year = rosterYearOf(date);
  return classes
    .filter(({ grade, entryYear }) => grade < year - entryYear + 1)
    .sort((a, b) => b.grade - a.grade || a.number - b.number)
    .map(({ classId, name, number, campus, entryYear }) => {
      const grade = year - entryYear + 1;
      return {
        classId,
        from: name,
        grade,
        to: grade > topGrade ? null : classNameOf(grade, number, campus),
      };
    });
}
