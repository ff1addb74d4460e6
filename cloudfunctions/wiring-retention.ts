/** Joins what the features say about how old records go, and what keeps them (G2, M7). */
import { auditRetention } from './features/audit/retention';
import { bookingRetention } from './features/bookings/retention';
import { classMoodRetention } from './features/class-mood/retention';
import { homeworkRetention } from './features/homework/retention';
import { forgetCodeOf, letterRetention } from './features/letter-box/retention';
import { letterStands } from './features/messages/letter-threads';
import { handoverRetention, threadRetention } from './features/messages/retention';
import { leaverRetention } from './features/people/retention';
import { rightsRetention } from './features/rights/retention';
import { openOpenings } from './features/seal/open-openings';
import { trainingRetention } from './features/training/retention';
import { everyCase } from './platform/open-cases';
import type { RetentionRule } from './platform/retention';
import { platformRetention } from './platform/timed-rule';

/** What keeps a record that is over: a feature with cases adds itself here. */
export const openCases = everyCase([openOpenings]);

export const retentionRules: readonly RetentionRule[] = [
  threadRetention(openCases, forgetCodeOf),
  handoverRetention,
  ...homeworkRetention,
  ...classMoodRetention,
  ...bookingRetention,
  ...trainingRetention,
  ...letterRetention(letterStands),
  ...rightsRetention,
  leaverRetention,
  auditRetention,
  ...platformRetention,
];
