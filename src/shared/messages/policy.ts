/**
 * Policy of the message box (M2, M3, M5, M7). The ranges of one ladder's rungs do not overlap, so
 * no choice of values can put them out of order; the promised two hours and ten minutes can be
 * shortened, never stretched. Those of the levels do overlap: `levelThresholdsAt` keeps the order.
 */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import { minuteMs, type InstantMs } from '../time';
import { triageThresholds } from '../triage/thresholds';
import type { LevelThresholds } from '../triage/types';
import type { RedLadderFigures, ReplyLadderFigures } from './ladders';
import type { QuietHours } from './quiet-hours';
import type { TrackFigures } from './tracker';

export const messagesPolicies = [
  definePolicy({
    key: 'messages.reply-remind-minutes',
    default: 60,
    unit: 'minutes',
    range: [15, 75],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M3',
  }),
  definePolicy({
    key: 'messages.reply-backup-minutes',
    default: 90,
    unit: 'minutes',
    range: [76, 100],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M3',
  }),
  definePolicy({
    key: 'messages.reply-breach-minutes',
    default: 120,
    unit: 'minutes',
    range: [101, 120],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M3',
  }),
  definePolicy({
    key: 'messages.reply-repeat-minutes',
    default: 30,
    unit: 'minutes',
    range: [10, 60],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M3',
  }),
  definePolicy({
    key: 'messages.red-backup-minutes',
    default: 5,
    unit: 'minutes',
    range: [2, 6],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.red-breach-minutes',
    default: 10,
    unit: 'minutes',
    range: [7, 10],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.red-repeat-minutes',
    default: 5,
    unit: 'minutes',
    range: [2, 10],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.red-acknowledge-minutes',
    default: 10,
    unit: 'minutes',
    range: [5, 10],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.red-from-points',
    default: triageThresholds.red,
    unit: 'points',
    range: [40, 70],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.orange-from-points',
    default: triageThresholds.orange,
    unit: 'points',
    range: [20, 50],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.yellow-from-points',
    default: triageThresholds.yellow,
    unit: 'points',
    range: [5, 30],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M5',
  }),
  definePolicy({
    key: 'messages.quiet-start-hour',
    default: 22,
    unit: 'hour-of-day',
    range: [20, 23],
    changedBy: ['leader', 'admin'],
    row: 'M2',
  }),
  definePolicy({
    key: 'messages.quiet-end-hour',
    default: 7,
    unit: 'hour-of-day',
    range: [6, 8],
    changedBy: ['leader', 'admin'],
    row: 'M2',
  }),
  definePolicy({
    key: 'messages.voice-seconds',
    default: 60,
    unit: 'seconds',
    range: [15, 60],
    changedBy: ['lead-counsellor', 'admin'],
    row: 'M1',
  }),
  definePolicy({
    key: 'messages.retention-days',
    default: 180,
    unit: 'days',
    range: [90, 1095],
    changedBy: ['leader', 'admin'],
    row: 'M7',
  }),
] as const;

const registry = createPolicyRegistry(messagesPolicies);

type Values = readonly StoredPolicyValue[];

/** The figures of the 2 h ladder for a thread that begins to wait at `atMs` (M3). */
export function replyLadderFiguresAt(values: Values, atMs: InstantMs): ReplyLadderFigures {
  return {
    remindMinutes: policyAt(registry, values, 'messages.reply-remind-minutes', atMs),
    backupMinutes: policyAt(registry, values, 'messages.reply-backup-minutes', atMs),
    breachMinutes: policyAt(registry, values, 'messages.reply-breach-minutes', atMs),
    repeatMinutes: policyAt(registry, values, 'messages.reply-repeat-minutes', atMs),
  };
}

/** The figures of the 10 min ladder for a thread that turns red at `atMs` (M5). */
export function redLadderFiguresAt(values: Values, atMs: InstantMs): RedLadderFigures {
  return {
    backupMinutes: policyAt(registry, values, 'messages.red-backup-minutes', atMs),
    breachMinutes: policyAt(registry, values, 'messages.red-breach-minutes', atMs),
    repeatMinutes: policyAt(registry, values, 'messages.red-repeat-minutes', atMs),
  };
}

/**
 * Scores from which a message written at `atMs` has a level (M5), always red > orange > yellow. Each
 * may be set by itself and from a day of its own, so two may cross: then the milder one gives way,
 * downwards, because a threshold that rose would keep back an alarm that the school asked for.
 */
export function levelThresholdsAt(values: Values, atMs: InstantMs): LevelThresholds {
  const red = policyAt(registry, values, 'messages.red-from-points', atMs);
  const orange = policyAt(registry, values, 'messages.orange-from-points', atMs);
  const yellow = policyAt(registry, values, 'messages.yellow-from-points', atMs);
  const belowRed = Math.min(orange, red - 1);
  return { red, orange: belowRed, yellow: Math.min(yellow, belowRed - 1) };
}

export function quietHoursAt(values: Values, atMs: InstantMs): QuietHours {
  return {
    startHour: policyAt(registry, values, 'messages.quiet-start-hour', atMs),
    endHour: policyAt(registry, values, 'messages.quiet-end-hour', atMs),
  };
}

/** How long one spoken message may be (M1). */
export function voiceSecondsAt(values: Values, atMs: InstantMs): number {
  return policyAt(registry, values, 'messages.voice-seconds', atMs);
}

/** What the tracker needs at `atMs`: the two promises and how far "我在看" moves the red one. */
export function messagesFiguresAt(values: Values, atMs: InstantMs): TrackFigures {
  return {
    replyDueMs: policyAt(registry, values, 'messages.reply-breach-minutes', atMs) * minuteMs,
    redDueMs: policyAt(registry, values, 'messages.red-breach-minutes', atMs) * minuteMs,
    acknowledgeExtendsMs:
      policyAt(registry, values, 'messages.red-acknowledge-minutes', atMs) * minuteMs,
  };
}
