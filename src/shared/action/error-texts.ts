/** Every sentence a refused call answers with. A feature adds its own beside its contracts. */
import { bookingErrorTexts } from '../bookings/error-texts';
import { careErrorTexts } from '../care/error-texts';
import { classMoodErrorTexts } from '../class-mood/error-texts';
import { consentErrorTexts } from '../consent/error-texts';
import { dutyErrorTexts } from '../duty/error-texts';
import { homeworkErrorTexts } from '../homework/error-texts';
import { letterErrorTexts } from '../letter-box/error-texts';
import { messageErrorTexts } from '../messages/error-texts';
import { settingErrorTexts } from '../settings/error-texts';
import { sealErrorTexts } from '../seal/error-texts';
import { peopleErrorTexts } from '../people/error-texts';
import { rightsErrorTexts } from '../rights/error-texts';
import { rosterImportErrorTexts } from '../roster-import/error-texts';
import { trainingErrorTexts } from '../training/error-texts';
import { commonErrorTexts } from './common-error-texts';

export const errorTexts = {
  ...commonErrorTexts,
  ...dutyErrorTexts,
  ...bookingErrorTexts,
  ...homeworkErrorTexts,
  ...trainingErrorTexts,
  ...classMoodErrorTexts,
  ...settingErrorTexts,
  ...consentErrorTexts,
  ...messageErrorTexts,
  ...sealErrorTexts,
  ...letterErrorTexts,
  ...peopleErrorTexts,
  ...rosterImportErrorTexts,
  ...rightsErrorTexts,
  ...careErrorTexts,
} as const;
export type ErrorCode = keyof typeof errorTexts;
