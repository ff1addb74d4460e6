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
  private stopping = false;

  constructor(private readonly options: TimeTravelOptions) {
    this.firedUpToMs = options.clock.nowMs();
    if (options.automatic) options.realTimeTimers.start(this.firedUpToMs);
  }

  /**
   * Goes forward, running every due timer in order; `toMs` is a function of the time by then. After
   * `forMs` of real time it rests at the instant reached, at least one due instant further: whoever
   * shows the way asks again. Nothing is left out in between.
   */
  advance(target: (nowMs: number) => number, forMs = Infinity): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock } = this.options;
      const toMs = target(clock.nowMs());
      const minutes = new Set<number>();
      const untilRealMs = clock.realNowMs() + forMs;
      try {
        while (!this.stopping) {
          const ranAtMs = await this.runNextDue(toMs);
          if (ranAtMs === undefined) break;
          minutes.add(Math.floor(ranAtMs / MINUTE_MS));
          if (clock.realNowMs() >= untilRealMs) break;
        }
      } finally {
        clock.settle();
      }
      return { nowMs: clock.nowMs(), minutesRun: minutes.size };
    });
  }

  /** A power cut of `ms`: nothing runs in between, then every timer runs once, late. */
  outage(ms: number): Promise<TravelReply> {
    return this.exclusively(async () => {
      const { clock, runner } = this.options;
      await this.jumpForward((nowMs) => nowMs + ms);
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

  /** From now on no minute is begun, by command or by itself. */
  stop(): void {
    this.stopping = true;
    this.options.realTimeTimers.stop();
  }

  /** Resolves when all commands given so far have ended. */
  async atRest(): Promise<void> {
    await this.queue;
  }

  /** Runs the next due instant up to `toMs`; when there is none, goes to `toMs` and runs nothing. */
  private async runNextDue(toMs: number): Promise<number | undefined> {
    const { runner } = this.options;
    const next = runner.nextDue(this.firedUpToMs);
    const due = next && next.atMs <= toMs ? next : { atMs: toMs, timers: [] };
    await this.jumpForward(() => due.atMs, toMs);
    for (const timer of due.timers) await runner.fire(timer, due.atMs);
    this.firedUpToMs = Math.max(this.firedUpToMs, due.atMs);
    return due.timers.length > 0 ? due.atMs : undefined;
  }

  /**
   * Goes to an instant on the way to `endMs`. Real time goes on until no invocation runs, so `target`
   * is asked then; when it is past already, nothing moves.
   */
  private async jumpForward(target: (nowMs: number) => number, endMs?: number): Promise<void> {
    const { clock, gate, onJump } = this.options;
    const byMs = await gate.move(() => {
      const nowMs = clock.nowMs();
      const toMs = target(nowMs);
      if (toMs > nowMs) clock.walkTo(toMs, endMs ?? toMs);
      return Math.max(0, toMs - nowMs);
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
        if (automatic && !this.stopping) realTimeTimers.start(this.firedUpToMs);
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
