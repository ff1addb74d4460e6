/** Every action of homework (H1–H4). */
import { classDay, remindPost } from './class-contracts';
import { decideRequest, overLimitRequests } from './decision-contracts';
import { childToday, submitWeek, weekForm } from './family-contracts';
import { childrenToday } from './home-contract';
import { monthFigures } from './month-contract';
import { addPicture, sheetPictures } from './picture-contracts';
import { homeworkDesk, noHomework, postHomework } from './teacher-contracts';

export const homeworkContracts = [
  homeworkDesk,
  postHomework,
  noHomework,
  overLimitRequests,
  decideRequest,
  classDay,
  remindPost,
  childrenToday,
  childToday,
  weekForm,
  submitWeek,
  monthFigures,
  addPicture,
  sheetPictures,
] as const;
