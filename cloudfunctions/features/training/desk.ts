/** What every act of the parent school needs to know of a school: figures, calendar, the term (T1). */
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { trainingFiguresAt, type TrainingFigures } from '../../../src/shared/training/policy';
import type { Asking } from '../../../src/shared/training/ledger';
import { termOf, type Term } from '../../../src/shared/training/moments';
import { toLocalDate } from '../../../src/shared/time';
import type { Caller } from '../../platform/caller';
import { AppError, isDuplicate } from '../../platform/errors';
import { loadSchool, type School } from '../../platform/school';
import { childIdsOf } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';

export interface TrainingDesk {
  schoolId: string;
  nowMs: number;
  today: string;
  school: School;
  figures: TrainingFigures;
  /** Of today. */
  term: Term;
}

export async function loadTraining(schoolId: string, nowMs: number): Promise<TrainingDesk> {
  const school = await loadSchool(schoolId, nowMs);
  const today = toLocalDate(nowMs);
  const figures = trainingFiguresAt(school.policyValues, nowMs);
  return { schoolId, nowMs, today, school, figures, term: termOf(school.calendar, today) };
}

/** Whether what is planned for this term lies beyond the one of today. */
export function isOfLaterTerm(
  { term, today }: Pick<TrainingDesk, 'term' | 'today'>,
  { termId, date }: { termId: string; date: string },
): boolean {
  return termId !== term.id && date > today;
}

/** The caller as one of a family. */
export function askingOf(caller: Caller): Asking {
  return { guardianId: caller.personId, childIds: childIdsOf(caller) };
}

/** The caller's own children, as the roster has them today. */
export async function ownChildren(people: PeoplePort, caller: Caller): Promise<StudentFacts[]> {
  return people.students(caller.schoolId, childIdsOf(caller));
}

/** Two first writers meet: the one who lost looks again and finds what the other wrote. */
const maxFirsts = 6;

export async function trainingAct<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(work);
    } catch (error) {
      if (!isDuplicate(error) || attempt === maxFirsts) throw error;
    }
  }
}

/** Whatever is not of the caller's school is not there. */
export function ofSchool<Doc extends { schoolId: string }>(
  doc: Doc | null,
  schoolId: string,
  what: string,
): Doc {
  if (doc?.schoolId !== schoolId) throw new AppError('not-found', what);
  return doc;
}
