import { FunctionInstance } from './instance';
import type { FunctionDefinition } from './registry';
import type { LogLevel } from './worker-messages';

/** Thrown when more callers wait for an instance than the table of limits allows. */
export class QueueFullError extends Error {}

export interface PoolOptions {
  size: number;
  queuedInvocations: number;
  workerFile: string;
  environment: Record<string, string>;
  onLog(instance: FunctionInstance, level: LogLevel, text: string): void;
  onEnd(instance: FunctionInstance): void;
}

export interface Lease {
  instance: FunctionInstance;
  cold: boolean;
}

interface Waiter {
  definition: FunctionDefinition;
  resolve(lease: Lease): void;
}

/**
 * Warm instances, at most `size` of all functions together. A caller gets an idle instance of its
 * function, else a new one in a free or idle place, else it queues in order of arrival.
 */
export class InstancePool {
  private readonly all = new Set<FunctionInstance>();
  private readonly idle = new Set<FunctionInstance>();
  private readonly waiters: Waiter[] = [];

  constructor(private readonly options: PoolOptions) {}

  /**
   * `nested` callers (a function that calls a function) may go above `size`: queueing them behind
   * their own callers could never end.
   */
  async acquire(definition: FunctionDefinition, nested: boolean): Promise<Lease> {
    for (const instance of this.idle) {
      if (instance.definition === definition) {
        this.idle.delete(instance);
        return { instance, cold: false };
      }
    }
    if (nested || this.makeRoom()) return this.start(definition);
    if (this.waiters.length >= this.options.queuedInvocations) {
      throw new QueueFullError('Too many invocations are waiting');
    }
    return new Promise((resolve) => this.waiters.push({ definition, resolve }));
  }

  /** Gives an instance back after an invocation, whether it is still alive or not. */
  release(instance: FunctionInstance): void {
    const alive = !instance.ended;
    const waiter = this.waiters[0];
    if (alive && waiter && waiter.definition === instance.definition) {
      this.waiters.shift();
      return waiter.resolve({ instance, cold: false });
    }
    if (alive && this.all.size > this.options.size) void instance.end();
    else if (alive) this.idle.add(instance);
    while (this.waiters[0] && this.makeRoom()) {
      const next = this.waiters.shift() as Waiter;
      next.resolve(this.start(next.definition));
    }
  }

  find(token: string): FunctionInstance | undefined {
    for (const instance of this.all) if (instance.token === token) return instance;
    return undefined;
  }

  async end(): Promise<void> {
    await Promise.all([...this.all].map((instance) => instance.end()));
  }

  /** True when a new instance may start, ending an idle one for it if need be. */
  private makeRoom(): boolean {
    if (this.all.size < this.options.size) return true;
    const [oldestIdle] = this.idle;
    if (!oldestIdle) return false;
    void oldestIdle.end();
    return this.all.size < this.options.size;
  }

  private start(definition: FunctionDefinition): Lease {
    const instance: FunctionInstance = new FunctionInstance({
      definition,
      workerFile: this.options.workerFile,
      environment: this.options.environment,
      onLog: (level, text) => this.options.onLog(instance, level, text),
      onEnd: (ended) => {
        this.all.delete(ended);
        this.idle.delete(ended);
        this.options.onEnd(ended);
      },
    });
    this.all.add(instance);
    return { instance, cold: true };
  }
}
