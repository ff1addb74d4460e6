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
import { moodForms, moodNotes, moodObservations, type MoodObservation } from './collections';
import { formFacts, lookBackDays, type FormFacts } from './form-facts';
import { formView } from './form-view';
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
    const [notes, observations, owed] = await Promise.all([
      find(moodNotes, { classId, monday }, { orderBy: [['_id', 'asc']] }),
      observationsFor(classId, monday, facts),
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

/**
 * This week's, and all that came since the form before was handed in, also in a week that owed or got none: nothing
 * that was reported goes unread. The newest first, should there be more than a page.
 */
async function observationsFor(
  classId: string,
  monday: string,
  { previousMonday }: FormFacts,
): Promise<MoodObservation[]> {
  const from = previousMonday ?? addDays(monday, -lookBackDays);
  const [previous, found] = await Promise.all([
    previousMonday === null ? null : getById(moodForms, formIdOf(classId, previousMonday)),
    find(
      moodObservations,
      { classId, monday: command.and([command.gte(from), command.lte(monday)]) },
      { orderBy: [['monday', 'desc']] },
    ),
  ]);
  const seen = new Set(previous?.submitted?.seen ?? []);
  return found.reverse().filter(({ _id, monday: of }) => of === monday || !seen.has(_id));
}
