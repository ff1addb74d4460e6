import type { RealTimeTimers } from '../timers/real-time-timers';
import type { TimerRunner } from '../timers/timer-runner';
import type { CloudClock } from './cloud-clock';
import type { InvocationGate } from './invocation-gate';

const MINUTE_MS = 60_000;

export interface TimeTravelOptions {
  clock: CloudClock;
  gate: InvocationGate;
  runner: TimerRunner;
  realTimeTimers: RealTimeTimers;
  /** False: timers run only by command (tests). */
  automatic: boolean;
  /** Told after every jump how far time went forward (negative: backwards). */
  onJump(byMs: number): Promise<void>;
}

export interface TravelReply {
  nowMs: number;
  /** Minutes of the local cloud's time in which at least one timer ran. */
  minutesRun: number;
}

/** Moves the local cloud's time. Commands run one after another, never side by side. */
export class TimeTravel {
  private queue: Promise<unknown> = Promise.resolve();
  private firedUpToMs: number;

  constructor(private readonly options: TimeTravelOptions) {
    this.firedUpToMs = options.clock.nowMs();
    if (options.automatic) options.realTimeTimers.start(this.firedUpToMs);
  }

  /** Goes forward, running every due timer in order; `toMs` is a function of the time by then. */
  advance(target: (nowMs: number) => number): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock, runner } = this.options;
      const toMs = target(clock.nowMs());
      const minutes = new Set<number>();
      for (;;) {
        const due = runner.nextDue(this.firedUpToMs);
        if (!due || due.atMs > toMs) break;
        await this.jumpForwardTo(due.atMs);
        for (const timer of due.timers) await runner.fire(timer, due.atMs);
        this.firedUpToMs = due.atMs;
        minutes.add(Math.floor(due.atMs / MINUTE_MS));
      }
      await this.jumpForwardTo(toMs);
      this.firedUpToMs = Math.max(this.firedUpToMs, toMs);
      return { nowMs: clock.nowMs(), minutesRun: minutes.size };
    });
  }

  /** A power cut of `ms`: nothing runs in between, then every timer runs once, late. */
  outage(ms: number): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock, runner } = this.options;
      await this.jumpForwardTo(clock.nowMs() + ms);
      this.firedUpToMs = clock.nowMs();
      const lateMs = this.firedUpToMs;
      for (const timer of runner.timers) await runner.fire(timer, lateMs);
      return { nowMs: clock.nowMs(), minutesRun: runner.timers.length > 0 ? 1 : 0 };
    });
  }

  /** Sets the time without running anything; may go backwards (the start of a test). */
  set(toMs: number): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock, gate } = this.options;
      const fromMs = clock.nowMs();
      await gate.move(() => clock.moveTo(toMs));
      await this.options.onJump(toMs - fromMs);
      this.firedUpToMs = toMs;
      return { nowMs: clock.nowMs(), minutesRun: 0 };
    });
  }

  /** Runs timers once, now; all of them or those of one function. The time stays. */
  tick(functionName?: string): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock, runner } = this.options;
      const chosen = runner.timers.filter(
        (timer) => functionName === undefined || timer.functionName === functionName,
      );
      for (const timer of chosen) await runner.fire(timer, clock.nowMs());
      return { nowMs: clock.nowMs(), minutesRun: chosen.length > 0 ? 1 : 0 };
    });
  }

  /** Real time goes on while timers run, so the target may already be past: then nothing moves. */
  private async jumpForwardTo(toMs: number): Promise<void> {
    const { clock, gate, onJump } = this.options;
    const byMs = await gate.move(() => {
      const distanceMs = toMs - clock.nowMs();
      if (distanceMs > 0) clock.moveTo(toMs);
      return Math.max(0, distanceMs);
    });
    if (byMs > 0) await onJump(byMs);
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const { automatic, realTimeTimers } = this.options;
    const result = this.queue.then(async () => {
      if (automatic) {
        realTimeTimers.stop();
        this.firedUpToMs = realTimeTimers.firedUpTo;
      }
      try {
        return await work();
      } finally {
        if (automatic) realTimeTimers.start(this.firedUpToMs);
      }
    });
    // The next command must run whether or not this one failed; the caller gets the failure.
    this.queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}
