import type { Invoker } from '../functions/invoker';
import type { FunctionDefinition } from '../functions/registry';

/** One timer with the function it starts. */
export interface Timer {
  functionName: string;
  triggerName: string;
  nextAfter(afterMs: number): number | undefined;
}

/** Timers that fall due at the same instant, in the order of their functions' names. */
export interface DueTimers {
  atMs: number;
  timers: Timer[];
}

export interface TimerRunner {
  readonly timers: readonly Timer[];
  /** The next instant strictly after `afterMs` at which any timer is due. */
  nextDue(afterMs: number): DueTimers | undefined;
  /** Starts a timer's function with the event of the real cloud and waits for its end. */
  fire(timer: Timer, atMs: number): Promise<void>;
}

/** Collects the timers of all functions. */
export function createTimerRunner(
  definitions: ReadonlyMap<string, FunctionDefinition>,
  invoker: Pick<Invoker, 'invoke'>,
): TimerRunner {
  const timers = [...definitions.values()].flatMap((definition) =>
    definition.triggers.map((trigger) => ({
      functionName: definition.name,
      triggerName: trigger.name,
      nextAfter: trigger.schedule.nextAfter,
    })),
  );
  return {
    timers,
    nextDue: (afterMs) => earliest(timers, afterMs),
    fire: async (timer, atMs) => {
      // A failed timer is in the log, as on the real cloud: nobody waits for its reply.
      await invoker.invoke({
        functionName: timer.functionName,
        source: 'timer',
        openid: undefined,
        event: {
          Type: 'Timer',
          TriggerName: timer.triggerName,
          Time: new Date(atMs).toISOString(),
          Message: '',
        },
      });
    },
  };
}

function earliest(timers: readonly Timer[], afterMs: number): DueTimers | undefined {
  let found: DueTimers | undefined;
  for (const timer of timers) {
    const atMs = timer.nextAfter(afterMs);
    if (atMs === undefined || (found && atMs > found.atMs)) continue;
    if (found && atMs === found.atMs) found.timers.push(timer);
    else found = { atMs, timers: [timer] };
  }
  return found;
}
