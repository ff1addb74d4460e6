/**
 * When to ask the cloud again (architecture: Interface). A purse of calls refills slowly and allows bursts:
 * whatever the urgencies are, no hour of foreground holds more than `hourlyCalls` polls.
 */

/** fast: just after sending. near: a reply is likely soon. waiting: someone owes one. idle: nothing is due. */
export type Urgency = 'fast' | 'near' | 'waiting' | 'idle';

export interface PollBudget {
  /** Most polls in any 60 minutes. */
  hourlyCalls: number;
  /** The part of them that may be spent at once; the rest refills evenly over the hour. */
  burstCalls: number;
  /** The wished pause for each urgency, in ms. */
  pauseMs: Record<Urgency, number>;
}

const hourMs = 3_600_000;

/**
 * The architecture allows 60 calls an hour for a student and 300 for a counsellor. A tenth stays for what polls
 * bring along (who stands duty) and for pages that come to the front.
 */
export const studentBudget: PollBudget = {
  hourlyCalls: 54,
  burstCalls: 22,
  pauseMs: { fast: 4_000, near: 12_000, waiting: 60_000, idle: 240_000 },
};

export const staffBudget: PollBudget = {
  hourlyCalls: 270,
  burstCalls: 110,
  pauseMs: { fast: 4_000, near: 8_000, waiting: 12_000, idle: 15_000 },
};

/** The polls that still count at `nowMs`. */
export function withinHour(history: readonly number[], nowMs: number): number[] {
  return history.filter((atMs) => atMs > nowMs - hourMs);
}

/**
 * Milliseconds until the purse holds one more poll; 0 when it does.
 * @param history instants of the polls so far (ms, ascending); those older than an hour are ignored
 * @param nowMs the same clock as `history`
 */
export function affordableInMs(
  history: readonly number[],
  nowMs: number,
  budget: PollBudget,
): number {
  const refillPerMs = (budget.hourlyCalls - budget.burstCalls) / hourMs;
  let purse = budget.burstCalls;
  let countedAtMs = nowMs - hourMs;
  for (const atMs of withinHour(history, nowMs)) {
    purse = Math.min(budget.burstCalls, purse + (atMs - countedAtMs) * refillPerMs) - 1;
    countedAtMs = atMs;
  }
  purse = Math.min(budget.burstCalls, purse + (nowMs - countedAtMs) * refillPerMs);
  return purse >= 1 ? 0 : Math.ceil((1 - purse) / refillPerMs);
}

/** Milliseconds until the next poll: the pause of its urgency, longer when the purse is empty. */
export function nextPollDelayMs(
  history: readonly number[],
  nowMs: number,
  budget: PollBudget,
  urgency: Urgency,
): number {
  return Math.max(budget.pauseMs[urgency], affordableInMs(history, nowMs, budget));
}
