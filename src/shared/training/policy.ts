/** Figures of the parent school (T1, T2) and who may change them. */
import {
  createPolicyRegistry,
  definePolicy,
  policyAt,
  type PolicyDefinition,
  type StoredPolicyValue,
} from '../policy';
import type { InstantMs } from '../time';

const changedBy = ['lead-counsellor', 'leader', 'admin'] as const;

const definitions = [
  definePolicy({
    key: 'training.offline-per-term',
    default: 2,
    unit: 'per-term',
    range: [1, 12],
    changedBy,
    row: 'T1',
  }),
  definePolicy({
    key: 'training.online-per-term',
    default: 6,
    unit: 'per-term',
    range: [1, 30],
    changedBy,
    row: 'T1',
  }),
  definePolicy({
    key: 'training.family-people',
    default: 3,
    unit: 'people',
    range: [1, 9],
    changedBy,
    row: 'T1',
  }),
  /** How long a promoted place is kept for the family's word. */
  definePolicy({
    key: 'training.keep-minutes',
    default: 1_440,
    unit: 'minutes',
    range: [60, 4_320],
    changedBy,
    row: 'T1',
  }),
  /** Marks of the day at which the waiting list is served: no time tells of a family's tap. */
  definePolicy({
    key: 'training.mark-minutes',
    default: 30,
    unit: 'minutes',
    range: [15, 120],
    changedBy,
    row: 'T1',
  }),
  definePolicy({
    key: 'training.day-before-reminder-hour',
    default: 18,
    unit: 'hour-of-day',
    range: [8, 20],
    changedBy,
    row: 'T1',
  }),
  definePolicy({
    key: 'training.reminder-minutes',
    default: 60,
    unit: 'minutes',
    range: [30, 180],
    changedBy,
    row: 'T1',
  }),
  /** How long the organiser's phone may be without a network on the day. */
  definePolicy({
    key: 'training.offline-minutes',
    default: 120,
    unit: 'minutes',
    range: [30, 240],
    changedBy,
    row: 'T2',
  }),
  definePolicy({
    key: 'training.participation-percent',
    default: 85,
    unit: 'percent',
    range: [50, 100],
    changedBy: ['leader', 'admin'],
    row: 'T2',
  }),
] as const;

export const trainingPolicies: readonly PolicyDefinition[] = definitions;

const registry = createPolicyRegistry(definitions);

export interface TrainingFigures {
  offlinePerTerm: number;
  onlinePerTerm: number;
  familyPeople: number;
  keepMinutes: number;
  markMinutes: number;
  remindHour: number;
  remindMinutes: number;
  offlineMinutes: number;
  participationPercent: number;
}

/** The figures that hold at `atMs`. */
export function trainingFiguresAt(
  values: readonly StoredPolicyValue[],
  atMs: InstantMs,
): TrainingFigures {
  type Key = (typeof definitions)[number]['key'];
  const at = <K extends Key>(key: K) => policyAt(registry, values, key, atMs);
  return {
    offlinePerTerm: at('training.offline-per-term'),
    onlinePerTerm: at('training.online-per-term'),
    familyPeople: at('training.family-people'),
    keepMinutes: at('training.keep-minutes'),
    markMinutes: at('training.mark-minutes'),
    remindHour: at('training.day-before-reminder-hour'),
    remindMinutes: at('training.reminder-minutes'),
    offlineMinutes: at('training.offline-minutes'),
    participationPercent: at('training.participation-percent'),
  };
}
