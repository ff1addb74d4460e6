/** Every action of the parent school (T1, T2). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';
import { cancelSession } from './cancel-session';
import { checkIn } from './check-in';
import { correctCheckIn, walkIn } from './corrections';
import { doorSheet, syncCheckIns } from './door';
import { findFamily } from './find-family';
import { answerCheckpoint, openLesson, readOnLesson } from './family-lessons';
import { keepPlace, signUpFamily, withdrawFamily } from './family-places';
import { listTraining, openSession } from './family-sessions';
import { notCome, participation, remindFamilies } from './participation';
import { saveLesson } from './save-lesson';
import { saveSession } from './save-session';
import { readLesson, trainingPlan } from './training-plan';

export function trainingActions(people: PeoplePort): Action[] {
  return [
    listTraining(people),
    openSession(people),
    signUpFamily(people),
    withdrawFamily(people),
    keepPlace(people),
    checkIn(people),
    openLesson(people),
    readOnLesson(people),
    answerCheckpoint(people),
    trainingPlan(people),
    saveSession(people),
    cancelSession(people),
    readLesson(),
    saveLesson(),
    doorSheet(people),
    syncCheckIns(people),
    correctCheckIn(people),
    findFamily(people),
    walkIn(people),
    participation(people),
    notCome(people),
    remindFamilies(people),
  ];
}
