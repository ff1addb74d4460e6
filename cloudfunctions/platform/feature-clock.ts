import type { LadderPorts } from './ladder-runner';
import type { Effect } from './outbox';

/** What a feature asks of the clock and of the sender. */
export interface FeatureClock {
  ladders: LadderPorts;
  /**
   * Work of every minute that no ladder covers; repeatable, safe to run twice and to die half-way. Returns the
   * effects that this invocation owns.
   */
  everyMinute?(nowMs: number): Promise<Effect[]>;
  /** False when a notice of this feature that waited is no longer true; true for every other feature's. */
  isStillDue?(effect: Effect, nowMs: number): Promise<boolean>;
}
