/**
 * What the clock does for the letter box (M1): counters of wrong codes have had their day. They are the machinery's and
 * wait for nobody's yes to the retention of records.
 */
import { addDays, hourMs, toLocalDate } from '../../../src/shared/time';
import { command, db } from '../../platform/cloud';
import type { FeatureClock } from '../../platform/feature-clock';
import { find } from '../../platform/store';
import { letterTries } from './collections';

const keptDays = 2;

/** Once an hour and instance is enough. */
let sweptAtMs = Number.NEGATIVE_INFINITY;

/** A page at a time: the rest goes with the next hour. */
async function sweep(nowMs: number): Promise<void> {
  if (Math.abs(nowMs - sweptAtMs) < hourMs) return;
  sweptAtMs = nowMs;
  const before = addDays(toLocalDate(nowMs), -keptDays);
  for (const { _id } of await find(letterTries, { date: command.lt(before) }))
    await db.collection(letterTries.name).doc(_id).remove();
}

export const letterClock: FeatureClock = {
  ladders: {},
  async everyMinute(nowMs) {
    await sweep(nowMs);
    return [];
  },
};
