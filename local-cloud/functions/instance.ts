import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { functionLimits } from '../limits';
import type { FunctionDefinition } from './registry';
import type {
  InvokeMessage,
  LogLevel,
  ThrownError,
  WorkerMessage,
  WorkerStart,
} from './worker-messages';

/** How an invocation ended. Only after `returned` and `threw` is the instance still alive. */
export type Outcome =
  | { kind: 'returned'; resultJson: string }
  | { kind: 'threw'; error: ThrownError }
  | { kind: 'timedOut' }
  | { kind: 'exited'; error?: ThrownError };

export interface InstanceOptions {
  definition: FunctionDefinition;
  workerFile: string;
  /** The variables every invocation finds, before its own are added. */
  environment: Record<string, string>;
  onLog(level: LogLevel, text: string): void;
  onEnd(instance: FunctionInstance): void;
}

/** One worker thread with one bundle loaded. It serves one invocation at a time. */
export class FunctionInstance {
  /** Unguessable; part of the address this instance's SDK calls, so the gateway knows the caller. */
  readonly token = randomBytes(16).toString('hex');
  readonly definition: FunctionDefinition;
  private readonly worker: Worker;
  private readonly ready: Promise<void>;
  private settleReady: () => void = () => undefined;
  private settle: ((outcome: Outcome) => void) | undefined;
  private endedBy: Outcome | undefined;

  constructor(private readonly options: InstanceOptions) {
    this.definition = options.definition;
    this.ready = new Promise((resolve) => (this.settleReady = resolve));
    const start: WorkerStart = { bundleFile: options.definition.bundleFile };
    this.worker = new Worker(options.workerFile, {
      workerData: start,
      env: options.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: functionLimits.memoryMegabytes },
    });
    this.listen();
  }

  get ended(): boolean {
    return this.endedBy !== undefined;
  }

  /** Runs one invocation; the time-out counts from the moment the bundle is loaded. */
  async run(message: InvokeMessage): Promise<Outcome> {
    const startTimer = setTimeout(
      () => void this.end({ kind: 'timedOut' }),
      functionLimits.startTimeoutMs,
    );
    await this.ready;
    clearTimeout(startTimer);
    if (this.endedBy) return this.endedBy;
    const outcome = new Promise<Outcome>((resolve) => (this.settle = resolve));
    const timer = setTimeout(() => void this.end({ kind: 'timedOut' }), this.definition.timeoutMs);
    this.worker.postMessage(message);
    const reached = await outcome;
    clearTimeout(timer);
    this.settle = undefined;
    return reached;
  }

  /** Ends the worker at once; a running invocation ends with `outcome` when the thread is gone. */
  async end(outcome: Outcome = { kind: 'exited' }): Promise<void> {
    if (this.endedBy) return;
    this.endedBy = outcome;
    this.options.onEnd(this);
    await this.worker.terminate();
    this.settleReady();
    this.settle?.(outcome);
  }

  private listen(): void {
    const { onLog } = this.options;
    this.worker.stdout.on('data', (chunk: Buffer) => onLog('info', chunk.toString().trimEnd()));
    this.worker.stderr.on('data', (chunk: Buffer) => onLog('error', chunk.toString().trimEnd()));
    this.worker.on('message', (message: WorkerMessage) => this.receive(message));
    // An unhandled rejection or exception inside the function ends this instance and no other.
    this.worker.on('error', (error: Error) => {
      const thrown = { name: error.name, message: error.message, stack: error.stack ?? '' };
      void this.end({ kind: 'exited', error: thrown });
    });
    this.worker.on('exit', () => void this.end({ kind: 'exited' }));
  }

  private receive(message: WorkerMessage): void {
    switch (message.type) {
      case 'ready':
        return this.settleReady();
      case 'loadFailed':
        return void this.end({ kind: 'threw', error: message.error });
      case 'log':
        return this.options.onLog(message.level, message.text);
      case 'returned':
        return this.settle?.({ kind: 'returned', resultJson: message.resultJson });
      case 'threw':
        return this.settle?.({ kind: 'threw', error: message.error });
    }
  }
}
