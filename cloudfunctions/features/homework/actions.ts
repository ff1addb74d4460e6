/** Every action of homework (H1–H4). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { addPicture } from './add-picture';
import { classDay } from './class-day';
import { decideRequest } from './decide';
import { homeworkDesk } from './desk';
import { childrenToday, childToday } from './families';
import { monthFigures } from './month';
import { noHomework, postHomework } from './post-homework';
import { sheetPictures } from './sheet-pictures';
import { remindPost } from './remind';
import { overLimitRequests } from './requests';
import { submitWeek } from './submit-week';
import { weekForm } from './week-form';

export function homeworkActions(people: PeoplePort): Action[] {
  return [
    homeworkDesk(people),
    postHomework(people),
    noHomework(people),
    overLimitRequests(people),
    decideRequest(people),
    classDay(people),
    remindPost(people),
    childrenToday(people),
    childToday(people),
    weekForm(people),
    submitWeek(people),
    monthFigures(people),
    addPicture(),
    sheetPictures(people),
  ];
}
