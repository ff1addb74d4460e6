/** What the pool sends to a worker. */
export interface InvokeMessage {
  type: 'invoke';
  /** Set into the worker's own process.env for this invocation only. */
  environment: Record<string, string>;
  eventJson: string;
  contextJson: string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface ThrownError {
  name: string;
  message: string;
  stack: string;
}

/** What a worker sends back. `loadFailed` ends it; the others leave it warm. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'loadFailed'; error: ThrownError }
  | { type: 'log'; level: LogLevel; text: string }
  | { type: 'returned'; resultJson: string }
  | { type: 'threw'; error: ThrownError };

/** Passed as `workerData`. */
export interface WorkerStart {
  bundleFile: string;
}
