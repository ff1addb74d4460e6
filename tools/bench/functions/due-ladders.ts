/** Times the product's own search for due ladders, through the real SDK. */
import { findDueLadders } from '../../../cloudfunctions/platform/ladder-runner';

export interface DueLaddersReply {
  /** How many each search found. */
  found: number;
  /** Each search, ms. */
  tookMs: number[];
}

export async function main(event: {
  priority: number;
  nowMs: number;
  rounds: number;
}): Promise<DueLaddersReply> {
  const tookMs: number[] = [];
  let found = 0;
  for (let round = 0; round < event.rounds; round += 1) {
    const startedAtMs = performance.now();
    found = (await findDueLadders(event.priority, event.nowMs)).length;
    tookMs.push(performance.now() - startedAtMs);
  }
  return { found, tookMs };
}
