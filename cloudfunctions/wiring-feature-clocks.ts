/** Joins what the features ask of the clock and of the sender; of `api` only for what waited and for a silent clock. */
import type { FeatureClock } from './platform/feature-clock';
import { auditClock } from './features/audit/clock-port';
import { bookingClock } from './features/bookings/clock-port';
import { careClock } from './features/care/clock-port';
import { classMoodClock } from './features/class-mood/clock-port';
import { isDutyNoticeDue } from './features/duty/still-due';
import { homeworkClock } from './features/homework/clock-port';
import { letterClock } from './features/letter-box/clock-port';
import { isStillDue } from './features/messages/delivery';
import { forgetClock } from './features/messages/forget-clock';
import { messageLadders } from './features/messages/ladder-port';
import { sweepVoices } from './features/messages/sweep-voices';
import { threadSeals } from './features/messages/thread-seals';
import { careHouseholdPort } from './features/people/care-household';
import { peopleClock } from './features/people/clock-port';
import { forgottenAuthors, leaverJob } from './features/people/forget/port';
import { peoplePort } from './features/people/port';
import { runRetention } from './features/retention/job';
import { rightsClock } from './features/rights/clock-port';
import { rosterImportClock } from './features/roster-import/clock-port';
import { sealClock } from './features/seal/clock-port';
import { trainingClock } from './features/training/clock-port';
import { openCases } from './wiring-cases';
import { duty } from './wiring-duty';
import { leaving } from './wiring-leaving';
import { rightsPorts } from './wiring-records';
import { retentionRules } from './wiring-retention';
import { roster } from './wiring-roster';

const messageClock: FeatureClock = {
  ladders: messageLadders(duty),
  isStillDue: (effect, nowMs) => isStillDue(duty, effect, nowMs),
  async everyMinute(nowMs) {
    await sweepVoices(nowMs);
    return [];
  },
};

const retentionClock: FeatureClock = {
  ladders: {},
  async everyMinute(nowMs) {
    await runRetention(retentionRules, nowMs);
    return [];
  },
};

export const featureClocks: readonly FeatureClock[] = [
  messageClock,
  { ladders: {}, isStillDue: isDutyNoticeDue },
  peopleClock,
  bookingClock(peoplePort),
  homeworkClock(peoplePort),
  trainingClock(peoplePort),
  classMoodClock(peoplePort),
  auditClock(peoplePort),
  sealClock(peoplePort, threadSeals(duty)),
  letterClock,
  rosterImportClock(roster),
  rightsClock(rightsPorts, leaverJob({ records: rightsPorts.records, cases: openCases })),
  forgetClock(forgottenAuthors, openCases),
  careClock(careHouseholdPort, leaving),
  retentionClock,
];
