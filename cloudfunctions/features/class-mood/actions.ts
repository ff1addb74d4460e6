/** Every action of the weekly class mood form (W1). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { missingForms } from './missing-forms';
import { myNote } from './my-note';
import { observationDesk } from './observation-desk';
import { openForm } from './open-form';
import { owedForms } from './owed-forms';
import { readConcerns } from './read-concerns';
import { remindTeacher } from './remind-teacher';
import { reportObservation } from './report-observation';
import { saveDraft } from './save-draft';
import { submitForm } from './submit-form';
import { weekOverview } from './week-overview';
import { writeNote } from './write-note';

export function classMoodActions(people: PeoplePort): Action[] {
  return [
    owedForms(people),
    openForm(people),
    saveDraft(people),
    submitForm(people),
    myNote(),
    writeNote(),
    observationDesk(people),
    reportObservation(people),
    missingForms(people),
    remindTeacher(people),
    weekOverview(people),
    readConcerns(people),
  ];
}
