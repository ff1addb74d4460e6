/** Joins what features tell about a person's records (G2): all that `export` needs. */
import { bookingRecords } from './features/bookings/records';
import { classNoteRecords } from './features/class-mood/records';
import { consentRecords } from './features/consent/records';
import { homeworkRecords } from './features/homework/records';
import { ownWords } from './features/messages/own-words';
import { reminderRecords } from './features/notices/records';
import { peoplePort } from './features/people/port';
import { peopleRecords } from './features/people/records';
import { correct, listed } from './features/people/roster-write/correct';
import type { RightsPorts } from './features/rights/ports';
import { lessonRecords, trainingRecords } from './features/training/records';

export const rightsPorts: RightsPorts = {
  people: peoplePort,
  roster: { listed, correct },
  records: [
    ...peopleRecords,
    consentRecords,
    reminderRecords,
    homeworkRecords,
    classNoteRecords,
    bookingRecords,
    trainingRecords,
    lessonRecords,
  ],
  ownWords,
};
