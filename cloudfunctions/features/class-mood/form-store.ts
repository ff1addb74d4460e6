/** The two documents of a class-week as they begin (W1). */
import type { FormContent } from '../../../src/shared/class-mood/model';
import { AppError } from '../../platform/errors';
import type { MoodConcerns, MoodForm } from './collections';
import { isIn, type FormFacts } from './form-facts';

interface Place {
  schoolId: string;
  classId: string;
  grade: number;
  monday: string;
}

export function blankForm(formId: string, place: Place): MoodForm {
  return { _id: formId, ...place, draft: null, submitted: null, history: [], version: 0 };
}

export function blankConcerns(formId: string, { schoolId, classId, monday }: Place): MoodConcerns {
  return {
    _id: formId,
    schoolId,
    classId,
    monday,
    state: 'draft',
    draft: [],
    submitted: [],
    version: 0,
  };
}

/** Nobody of another class can be named; `not-found`, so that an id tells nothing. */
export function requireStudents({ students }: FormFacts, { concerns }: FormContent): void {
  const isHere = isIn(students);
  if (concerns.some(({ studentId }) => !isHere(studentId)))
    throw new AppError('not-found', 'student of the class');
}
