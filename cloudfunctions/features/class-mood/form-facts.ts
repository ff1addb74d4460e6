/** Everything about one class-week that a form is made of, read side by side (W1). */
import {
  carriedFrom,
  fitContent,
  movedHere,
  type NamedInWeek,
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
  const named = people.studentsOfClass(schoolId, classId).then(async (students) => ({
    students,
    weeks: await weeksNaming(schoolId, classId, students, monday),
  }));
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

/**
 * What any class wrote lately about today's students of this one, the latest hundred weeks: handed in, and what
 * another class's teacher had begun to write when the child left in the middle of the week.
 */
async function weeksNaming(
  schoolId: string,
  classId: string,
  students: readonly StudentFacts[],
  monday: LocalDate,
): Promise<NamedInWeek[]> {
  const ids = students.map(({ personId }) => personId);
  if (ids.length === 0) return [];
  const lately = {
    schoolId,
    monday: command.and([command.gte(addDays(monday, -lookBackDays)), command.lte(monday)]),
  };
  const latest = { orderBy: [['monday', 'desc']], limit: 100 } as const;
  const [handedIn, begun] = await Promise.all([
    find(
      moodConcerns,
      { ...lately, state: 'submitted', 'submitted.studentId': command.in(ids) },
      latest,
    ),
    find(moodConcerns, { ...lately, state: 'draft', 'draft.studentId': command.in(ids) }, latest),
  ]);
  const drafts = begun
    .filter((week) => week.classId !== classId)
    .map((week) => ({
      ...week,
      submitted: week.draft
        .filter(({ behaviour }) => behaviour !== '')
        .map((concern) => ({ ...concern, since: week.monday })),
    }));
  // The form that is asked for is none of its own past.
  const others = handedIn.filter((week) => week.classId !== classId || week.monday < monday);
  return [...others, ...drafts];
}

/** What is being written, as it fits last week's form and the class now; null when nothing is. */
export function draftOf({ form, concerns, carried, students }: FormFacts): FormContent | null {
  if (!form?.draft) return null;
  return fitContent({ ...form.draft, concerns: concerns?.draft ?? [] }, carried, isIn(students));
}

/** The latest version that was handed in; null when there is none. */
export function submittedContentOf(facts: FormFacts): FormContent | null {
  const { form, concerns, students } = facts;
  if (!form?.submitted) return null;
  const { counts, events, quiet } = form.submitted;
  const isHere = isIn(students);
  const own = (concerns?.submitted ?? []).filter(({ studentId }) => isHere(studentId));
  return { counts, events, quiet, concerns: own.map(asWritten) };
}

/** Whom an earlier version named and who left the class since: what was written of them stays, whatever is corrected. */
export function keptOfGone({ students }: FormFacts, stored: MoodConcerns | null): KeptConcern[] {
  const isHere = isIn(students);
  return (stored?.submitted ?? []).filter(({ studentId }) => !isHere(studentId));
}

export function asWritten({ since: _since, ...concern }: KeptConcern): Concern {
  return concern;
}
