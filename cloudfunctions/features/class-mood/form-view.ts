/** The form as the class teacher's page shows it (W1). */
import type {
  FormView,
  NoteView,
  ObservationView,
} from '../../../src/shared/class-mood/teacher-contracts';
import type { OwedForm } from '../../../src/shared/class-mood/owed-contract';
import { formStateOf } from '../../../src/shared/class-mood/state';
import type { ClassFacts } from '../../../src/shared/people/ports';
import type { SchoolWeeks } from './class-week';
import type { MoodNote, MoodObservation } from './collections';
import { draftOf, submittedContentOf, type FormFacts } from './form-facts';

export interface ViewFacts {
  weeks: SchoolWeeks;
  schoolClass: ClassFacts;
  monday: string;
  facts: FormFacts;
  notes: readonly MoodNote[];
  observations: readonly MoodObservation[];
  others: OwedForm[];
}

export function formView({ weeks, schoolClass, monday, facts, ...heard }: ViewFacts): FormView {
  const { form, students, carried } = facts;
  const dueAtMs = weeks.weekOf(monday)?.dueAtMs ?? null;
  const content = submittedContentOf(facts);
  return {
    classId: schoolClass.classId,
    className: schoolClass.name,
    monday,
    weekNumber: weeks.weekNumber(monday),
    dueAtMs,
    state: formStateOf(form?.submitted ?? null, dueAtMs, weeks.nowMs),
    version: form?.version ?? 0,
    draft: draftOf(facts),
    submitted:
      form?.submitted && content
        ? { content, atMs: form.submitted.atMs, number: form.submitted.number }
        : null,
    students: students.map(({ personId, name }) => ({ personId, name })),
    carried: carried.map((one) => ({ ...one, sinceWeekNumber: weeks.weekNumber(one.since) })),
    notes: heard.notes.map((note) => noteView(note, monday)),
    notesHeard: writingsOf(heard.notes.filter((note) => note.monday === monday)),
    observations: heard.observations.map((one) => observationView(one, monday, facts)),
    others: heard.others,
  };
}

/** Without the child's name: what counts is the class. */
function noteView({ state, air, sights, text, monday: of }: MoodNote, monday: string): NoteView {
  return { state, air: air === '' ? null : air, sights, text, fromLastWeek: of !== monday };
}

/** Every writing raises a note's version, which begins at 0. */
export function writingsOf(notes: readonly MoodNote[]): number {
  return notes.reduce((sum, { version }) => sum + version + 1, 0);
}

function observationView(
  { _id, studentId, kind, text, by, date, monday: seenIn }: MoodObservation,
  monday: string,
  { students }: FormFacts,
): ObservationView {
  const student = students.find(({ personId }) => personId === studentId);
  return {
    observationId: _id,
    student: student ? { personId: student.personId, name: student.name } : null,
    gone: studentId !== '' && student === undefined,
    kind,
    text,
    by,
    date,
    fromLastWeek: seenIn !== monday,
  };
}
