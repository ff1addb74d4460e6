/** W1: the class teacher opens the form of a week, with all that flows into it. */
import { formIdOf } from '../../../src/shared/class-mood/model';
import { type FormState } from '../../../src/shared/class-mood/place';
import { openForm as contract } from '../../../src/shared/class-mood/teacher-contracts';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { addDays } from '../../../src/shared/time';
import { defineAction } from '../../platform/action';
import { command } from '../../platform/cloud';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { find, getById } from '../../platform/store';
import { transact } from '../../platform/transact';
import { askedMonday, classAmong, schoolWeeks } from './class-week';
import {
  moodForms,
  moodNotes,
  moodObservations,
  type MoodForm,
  type MoodNote,
  type MoodObservation,
} from './collections';
import { formFacts, lookBackDays, type FormFacts } from './form-facts';
import { formView, writingsOf } from './form-view';
import { owedOf } from './owed-forms';
import { formSubject } from './subjects';

export function openForm(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    const { schoolId } = caller;
    const own = classIdsOf(caller, 'class-teacher');
    const classId = input.classId ?? own[0] ?? '';
    requireOwn(own, classId);
    const [weeks, classes] = await Promise.all([
      schoolWeeks(schoolId, nowMs),
      people.classes(schoolId),
    ]);
    const schoolClass = classAmong(classes, classId);
    const monday = askedMonday(weeks, input.monday);
    const facts = await formFacts(people, schoolId, classId, monday);
    const previous = getPrevious(classId, facts);
    const [notes, observations, owed] = await Promise.all([
      notesFor(classId, monday, facts, previous),
      observationsFor(classId, monday, facts, previous),
      owedOf(weeks, own, classes),
    ]);
    const others = owed.filter(
      (one) => (one.classId !== classId || one.monday !== monday) && !isDone(one.state),
    );
    await transact((transaction) =>
      context.audit(transaction, {
        act: contract.name,
        object: { kind: formSubject, id: facts.formId },
      }),
    );
    return { form: formView({ weeks, schoolClass, monday, facts, notes, observations, others }) };
  });
}

const isDone = (state: FormState) => state === 'submitted' || state === 'late';

/** The form before, with what stood on its page. */
function getPrevious(classId: string, { previousMonday }: FormFacts): Promise<MoodForm | null> {
  return previousMonday === null
    ? Promise.resolve(null)
    : getById(moodForms, formIdOf(classId, previousMonday));
}

const between = (classId: string, monday: string, { previousMonday }: FormFacts) => ({
  classId,
  monday: command.and([
    command.gte(previousMonday ?? addDays(monday, -lookBackDays)),
    command.lte(monday),
  ]),
});

/**
 * This week's, and all that came since the form before was handed in, also in a week that owed or got none: nothing
 * that was reported goes unread. The newest first, should there be more than a page.
 */
async function observationsFor(
  classId: string,
  monday: string,
  facts: FormFacts,
  previousForm: Promise<MoodForm | null>,
): Promise<MoodObservation[]> {
  const ids = facts.students.map(({ personId }) => personId);
  const { monday: lately } = between(classId, monday, facts);
  const [previous, ofClass, ofStudents] = await Promise.all([
    previousForm,
    find(moodObservations, between(classId, monday, facts), { orderBy: [['monday', 'desc']] }),
    find(
      moodObservations,
      { studentId: command.in(ids), monday: lately },
      { orderBy: [['monday', 'desc']] },
    ),
  ]);
  const seen = new Set(previous?.submitted?.seen ?? []);
  // Told to the class teacher of before: whoever has the child now reads it as well.
  const found = [...ofClass, ...ofStudents.filter((one) => one.classId !== classId)];
  return found.reverse().filter(({ _id, monday: of }) => of === monday || !seen.has(_id));
}

/**
 * This week's; those of weeks without a form; and those of the form before, where a member wrote or changed one after
 * it was handed in. A note says nothing of its hour, so that all of that week come again.
 */
async function notesFor(
  classId: string,
  monday: string,
  facts: FormFacts,
  previousForm: Promise<MoodForm | null>,
): Promise<MoodNote[]> {
  const [previous, found] = await Promise.all([
    previousForm,
    find(moodNotes, between(classId, monday, facts), { orderBy: [['monday', 'desc']] }),
  ]);
  const { previousMonday } = facts;
  const ofPrevious = found.filter((one) => one.monday === previousMonday);
  const isChanged = writingsOf(ofPrevious) > (previous?.submitted?.notesHeard ?? 0);
  return found.filter(
    (one) =>
      one.monday === monday ||
      (one.state === 'written' && (one.monday !== previousMonday || isChanged)),
  );
}
