import type { CloudClock } from '../clock/cloud-clock';
import type { Timer, TimerRunner } from './timer-runner';

/** A sleeping machine or a moved clock is noticed after this long at the latest. */
const LONGEST_WAIT_MS = 15_000;

/**
 * Fires timers as real time passes. Like the real cloud it promises no punctuality and does not
 * make up what was missed: after a gap each timer fires once, for its latest due instant.
 */
export class RealTimeTimers {
  private handle: NodeJS.Timeout | undefined;
  private firedUpToMs: number;

  constructor(
    private readonly runner: TimerRunner,
    private readonly clock: CloudClock,
  ) {
    this.firedUpToMs = clock.nowMs();
  }

  /** Everything due up to this instant counts as fired. */
  get firedUpTo(): number {
    return this.firedUpToMs;
  }

  /** Begins (or goes on) with what falls due after `fromMs`. */
  start(fromMs: number): void {
    this.stop();
    this.firedUpToMs = fromMs;
    this.schedule();
  }

  stop(): void {
    clearTimeout(this.handle);
    this.handle = undefined;
  }

  private schedule(): void {
    const nextMs = this.runner.nextDue(this.firedUpToMs)?.atMs;
    const waitMs = nextMs === undefined ? LONGEST_WAIT_MS : nextMs - this.clock.nowMs();
    const boundedMs = Math.min(LONGEST_WAIT_MS, Math.max(0, waitMs));
    this.handle = setTimeout(() => this.fireDue(), boundedMs);
  }

  private fireDue(): void {
    const nowMs = this.clock.nowMs();
    for (const timer of this.runner.timers) {
      const dueMs = latestDue(timer, this.firedUpToMs, nowMs);
      if (dueMs !== undefined) void this.runner.fire(timer, dueMs);
    }
    this.firedUpToMs = Math.max(this.firedUpToMs, nowMs);
    this.schedule();
  }
}

/** A gap of days would mean many instants: beyond an hour it is enough to look at the last hour. */
const LOOK_BACK_MS = 60 * 60 * 1000;

function latestDue(timer: Timer, afterMs: number, nowMs: number): number | undefined {
  let dueMs = timer.nextAfter(afterMs);
  if (dueMs === undefined || dueMs > nowMs) return undefined;
  const recentMs = timer.nextAfter(nowMs - LOOK_BACK_MS);
  if (recentMs !== undefined && recentMs > dueMs && recentMs <= nowMs) dueMs = recentMs;
  for (;;) {
    const laterMs = timer.nextAfter(dueMs);
    if (laterMs === undefined || laterMs > nowMs) return dueMs;
    dueMs = laterMs;
  }
}
