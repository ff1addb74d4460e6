/** Every action of the weekly class mood form (W1). */
import { myNote, writeNote } from './member-contracts';
import { observationDesk, reportObservation } from './observer-contracts';
import { missingForms, readConcerns, remindTeacher, weekOverview } from './overview-contracts';
import { owedForms } from './owed-contract';
import { openForm, saveDraft, submitForm } from './teacher-contracts';

export const classMoodContracts = [
  owedForms,
  openForm,
  saveDraft,
  submitForm,
  myNote,
  writeNote,
  observationDesk,
  reportObservation,
  missingForms,
  remindTeacher,
  weekOverview,
  readConcerns,
] as const;
