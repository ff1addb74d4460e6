/**
 * A phone's own time: it stands still until the test lets it pass. What the app wants at once runs at once;
 * pauses, polls and minutes wait for `pass`. Nothing sleeps, and nothing depends on how fast the machine is.
 */

/** Shorter delays only mean "after this": the renderer's own steps. */
const atOnceMs = 50;

interface Waiting {
  dueMs: number;
  everyMs: number | null;
  run: () => void;
}

export class PhoneClock {
  private readonly waiting = new Map<number, Waiting>();
  private readonly atOnce = new Set<number>();
  private lastId = 0;
  private busy = 0;
  private readonly quietListeners = new Set<() => void>();

  constructor(public nowMs: number) {}

  /** The `Date` of this phone's scripts. */
  readonly Date = this.makeDate();

  private makeDate(): DateConstructor {
    const readMs = () => this.nowMs;
    return class extends Date {
      constructor(...args: [] | [number]) {
        if (args.length === 0) super(readMs());
        else super(...args);
      }
      static override now = readMs;
    } as unknown as DateConstructor;
  }

  readonly setTimeout = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    this.add(() => run(...args), ms, null);

  readonly setInterval = (run: () => void, ms = 0): number =>
    this.add(run, ms, Math.max(ms, atOnceMs));

  readonly clear = (id: number | undefined): void => {
    if (id === undefined) return;
    this.waiting.delete(id);
    this.atOnce.delete(id);
  };

  private add(run: () => void, ms: number, everyMs: number | null): number {
    const id = ++this.lastId;
    this.waiting.set(id, { dueMs: this.nowMs + ms, everyMs, run });
    if (ms <= atOnceMs && everyMs === null) {
      this.atOnce.add(id);
      void this.during(async () => {
        await nextTurn();
        this.runAtOnce();
      });
    }
    return id;
  }

  /** One turn runs one such step, the earliest; it takes the time it was given. */
  private runAtOnce(): void {
    const next = this.inOrder().find(([id]) => this.atOnce.has(id));
    if (next !== undefined) this.run(...next);
  }

  private run(id: number, timer: Waiting): void {
    this.nowMs = Math.max(this.nowMs, timer.dueMs);
    if (timer.everyMs === null) this.clear(id);
    else timer.dueMs += timer.everyMs;
    timer.run();
  }

  private inOrder(): [number, Waiting][] {
    return [...this.waiting].sort(([, a], [, b]) => a.dueMs - b.dueMs);
  }

  /** Work that `settled` waits for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
      if (this.busy === 0) setImmediate(() => this.tellQuiet());
    }
  }

  private tellQuiet(): void {
    if (this.busy > 0) return;
    const listeners = [...this.quietListeners];
    this.quietListeners.clear();
    listeners.forEach((listener) => listener());
  }

  /** Resolves when no call is under way and the app has nothing left to do at once. */
  async settled(): Promise<void> {
    const quiet = new Promise<void>((resolve) => this.quietListeners.add(resolve));
    await this.during(nextTurn);
    await quiet;
  }

  /** Lets time pass; everything due in between runs in its order, and its effects end first. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (let next = this.inOrder()[0]; next && next[1].dueMs <= untilMs; next = this.inOrder()[0]) {
      this.run(...next);
      await this.settled();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }
}

/** After everything that is already promised. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => resolve()));
}
