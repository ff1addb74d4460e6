/** Every action of the parent school (T1, T2). */
import * as family from './family-contracts';
import * as organiser from './organiser-contracts';
import * as rates from './participation-contracts';

export const trainingContracts = [
  family.listTraining,
  family.openSession,
  family.signUpFamily,
  family.withdrawFamily,
  family.keepPlace,
  family.checkIn,
  family.openLesson,
  family.readOnLesson,
  family.answerCheckpoint,
  organiser.trainingPlan,
  organiser.saveSession,
  organiser.cancelSession,
  organiser.readLesson,
  organiser.saveLesson,
  organiser.doorSheet,
  organiser.syncCheckIns,
  organiser.correctCheckIn,
  organiser.findFamily,
  organiser.walkIn,
  rates.participation,
  rates.notCome,
  rates.remindFamilies,
] as const;
