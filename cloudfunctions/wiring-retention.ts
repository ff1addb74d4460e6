/** Joins what the features say about how old records go (G2, M7). */
import { auditRetention } from './features/audit/retention';
import { bookingRetention } from './features/bookings/retention';
import { classMoodRetention } from './features/class-mood/retention';
import { homeworkRetention } from './features/homework/retention';
import { forgetCodeOf, letterRetention } from './features/letter-box/retention';
import { letterStands } from './features/messages/letter-threads';
import { handoverRetention, threadRetention } from './features/messages/retention';
import { leaverRetention } from './features/people/retention';
import { rightsRetention } from './features/rights/retention';
import { trainingRetention } from './features/training/retention';
import type { RetentionRule } from './platform/retention';
import { platformRetention } from './platform/timed-rule';
import { openCases } from './wiring-cases';

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
