/** Everything about one class-week that a form is made of, read side by side (W1). */
import {
  carriedFrom,
  fitContent,
  movedHere,
  type Carried,
  type KeptConcern,
} from '../../../src/shared/class-mood/form-rules';
import { formIdOf, type Concern, type FormContent } from '../../../src/shared/class-mood/model';
import type { PeoplePort, StudentFacts } from '../../../src/shared/people/ports';
import { addDays, type LocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import { find, getById } from '../../platform/store';
import { moodConcerns, moodForms, type MoodConcerns, type MoodForm } from './collections';

export interface FormFacts {
  formId: string;
  form: MoodForm | null;
  concerns: MoodConcerns | null;
  students: StudentFacts[];
  carried: Carried[];
  /** The form that `carried` comes from; null when none was handed in lately. */
  previousMonday: LocalDate | null;
}

/** How far back the last form may lie, in days: over the longest vacation nobody is carried. */
export const lookBackDays = 56;

export async function formFacts(
  people: PeoplePort,
  schoolId: string,
  classId: string,
  monday: LocalDate,
): Promise<FormFacts> {
  const formId = formIdOf(classId, monday);
  const named = people
    .studentsOfClass(schoolId, classId)
    .then(async (students) => ({ students, weeks: await weeksNaming(schoolId, students, monday) }));
  const [form, concerns, { students, weeks }, previous] = await Promise.all([
    getById(moodForms, formId),
    getById(moodConcerns, formId),
    named,
    previousConcerns(classId, monday),
  ]);
  const isHere = isIn(students);
  const own = previous ? carriedFrom(previous.submitted, isHere) : [];
  const asked = new Set(own.map(({ studentId }) => studentId));
  const moved = movedHere(weeks, classId, isHere).filter(({ studentId }) => !asked.has(studentId));
  return {
    formId,
    form,
    concerns,
    students,
    carried: [...own, ...moved],
    previousMonday: previous?.monday ?? null,
  };
}

export function isIn(students: readonly StudentFacts[]): (studentId: string) => boolean {
  const ids = new Set(students.map(({ personId }) => personId));
  return (studentId) => ids.has(studentId);
}

async function previousConcerns(classId: string, monday: LocalDate): Promise<MoodConcerns | null> {
  const [latest] = await find(
    moodConcerns,
    { classId, state: 'submitted', monday: command.lt(monday) },
    { orderBy: [['monday', 'desc']], limit: 1 },
  );
  return latest && latest.monday >= addDays(monday, -lookBackDays) ? latest : null;
}

/** What any class handed in lately about today's students of this one; the latest hundred are enough. */
function weeksNaming(
  schoolId: string,
  students: readonly StudentFacts[],
  monday: LocalDate,
): Promise<MoodConcerns[]> {
  const ids = students.map(({ personId }) => personId);
  if (ids.length === 0) return Promise.resolve([]);
  return find(
    moodConcerns,
    {
      schoolId,
      state: 'submitted',
      monday: command.and([command.gte(addDays(monday, -lookBackDays)), command.lt(monday)]),
      'submitted.studentId': command.in(ids),
    },
    { orderBy: [['monday', 'desc']], limit: 100 },
  );
}

/** What is being written, as it fits last week's form and the class now; null when nothing is. */
export function draftOf({ form, concerns, carried, students }: FormFacts): FormContent | null {
  if (!form?.draft) return null;
  return fitContent({ ...form.draft, concerns: concerns?.draft ?? [] }, carried, isIn(students));
}

/** The latest version that was handed in; null when there is none. */
export function submittedContentOf({ form, concerns }: FormFacts): FormContent | null {
  if (!form?.submitted) return null;
  const { counts, events, quiet } = form.submitted;
  return { counts, events, quiet, concerns: (concerns?.submitted ?? []).map(asWritten) };
}

export function asWritten({ since: _since, ...concern }: KeptConcern): Concern {
  return concern;
}
