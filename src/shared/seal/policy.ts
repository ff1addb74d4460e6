/** Figures of the sealed identity (M6) and who may change them. */
import { createPolicyRegistry, definePolicy, policyAt, type StoredPolicyValue } from '../policy';
import { dayMs, minuteMs, type InstantMs } from '../time';

export const sealPolicies = [
  definePolicy({
    key: 'seal.open-minutes',
    default: 30,
    unit: 'minutes',
    range: [10, 30],
    changedBy: ['lead-counsellor', 'leader'],
    row: 'M6',
  }),
  definePolicy({
    key: 'seal.reach-minutes',
    default: 15,
    unit: 'minutes',
    range: [5, 15],
    changedBy: ['lead-counsellor', 'leader'],
    row: 'M6',
  }),
  definePolicy({
    key: 'seal.request-minutes',
    default: 120,
    unit: 'minutes',
    range: [30, 720],
    changedBy: ['lead-counsellor', 'leader'],
    row: 'M6',
  }),
  definePolicy({
    key: 'seal.drill-days',
    default: 31,
    unit: 'days',
    range: [7, 31],
    changedBy: ['lead-counsellor', 'leader'],
    row: 'M6',
  }),
  definePolicy({
    key: 'seal.review-days',
    default: 7,
    unit: 'days',
    range: [1, 7],
    changedBy: ['lead-counsellor', 'leader'],
    row: 'M6',
  }),
] as const;

const registry = createPolicyRegistry(sealPolicies);

export interface SealFigures {
  openMs: number;
  reachMs: number;
  requestMs: number;
  drillMs: number;
  reviewMs: number;
}

export function sealFiguresAt(values: readonly StoredPolicyValue[], atMs: InstantMs): SealFigures {
  return {
    openMs: policyAt(registry, values, 'seal.open-minutes', atMs) * minuteMs,
    reachMs: policyAt(registry, values, 'seal.reach-minutes', atMs) * minuteMs,
    requestMs: policyAt(registry, values, 'seal.request-minutes', atMs) * minuteMs,
    drillMs: policyAt(registry, values, 'seal.drill-days', atMs) * dayMs,
    reviewMs: policyAt(registry, values, 'seal.review-days', atMs) * dayMs,
  };
}
