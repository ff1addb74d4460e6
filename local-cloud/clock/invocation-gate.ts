/**
 * Lets invocations run side by side, and lets the clock move only while none runs: an invocation
 * reads its time once, so a move under its feet would mix two times in one piece of work.
 */
export class InvocationGate {
  private running = 0;
  private movesWaiting = 0;
  private moving = false;
  private readonly entrants: (() => void)[] = [];
  private readonly movers: (() => void)[] = [];

  /** Waits until no move is waiting or under way; the reply leaves the gate (once). */
  async enter(): Promise<() => void> {
    while (this.moving || this.movesWaiting > 0) {
      await new Promise<void>((resolve) => this.entrants.push(resolve));
    }
    this.running += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.running -= 1;
      this.wake();
    };
  }

  /** Runs `move` while no invocation runs; later entrants wait, so a busy cloud cannot starve it. */
  async move<T>(move: () => T): Promise<T> {
    this.movesWaiting += 1;
    while (this.moving || this.running > 0) {
      await new Promise<void>((resolve) => this.movers.push(resolve));
    }
    this.movesWaiting -= 1;
    this.moving = true;
    try {
      return move();
    } finally {
      this.moving = false;
      this.wake();
    }
  }

  private wake(): void {
    const mover = this.running === 0 ? this.movers.shift() : undefined;
    if (mover) return mover();
    if (this.movesWaiting > 0 || this.moving) return;
    for (const entrant of this.entrants.splice(0)) entrant();
  }
}
