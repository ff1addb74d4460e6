/** One function instance: loads its bundle once and then serves one invocation at a time. */
import path from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { loadBundle, type LoadedBundle } from './load-bundle';
import type {
  InvokeMessage,
  LogLevel,
  ThrownError,
  WorkerMessage,
  WorkerStart,
} from './worker-messages';

type Main = (event: unknown, context: unknown) => unknown;

const CONSOLE_LEVELS = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<string, LogLevel>;

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function describe(error: unknown): ThrownError {
  if (error instanceof Error) {
    return { name: error.name, message: error.message, stack: error.stack ?? '' };
  }
  const own = typeof error === 'object' && error !== null ? (error as { errMsg?: unknown }) : {};
  const message = typeof own.errMsg === 'string' ? own.errMsg : format(error);
  return { name: 'Error', message, stack: '' };
}

function captureConsole(): void {
  for (const method of Object.keys(CONSOLE_LEVELS) as (keyof typeof CONSOLE_LEVELS)[]) {
    console[method] = (...values: unknown[]) =>
      send({ type: 'log', level: CONSOLE_LEVELS[method], text: format(...values) });
  }
}

/**
 * A worker's own environment is read through a lock for each variable, and the SDK reads some forty
 * of them per call: a plain object with the same content is a tenth of a call faster. It stays the
 * same object, for code that holds on to `process.env`.
 */
function copyEnvironment(): void {
  process.env = { ...process.env };
}

function setEnvironment(values: Record<string, string | undefined>): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in values)) delete process.env[name];
  }
  Object.assign(process.env, values);
}

async function invoke(main: Main, message: InvokeMessage): Promise<WorkerMessage> {
  const before = { ...process.env };
  setEnvironment({ ...before, ...message.environment });
  try {
    const result = await main(JSON.parse(message.eventJson), JSON.parse(message.contextJson));
    return { type: 'returned', resultJson: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return { type: 'threw', error: describe(error) };
  } finally {
    setEnvironment(before);
  }
}

function start({ bundleFile }: WorkerStart): void {
  captureConsole();
  copyEnvironment();
  let main: Main;
  let bundle: LoadedBundle;
  try {
    bundle = loadBundle(bundleFile, path.join(__dirname, 'code-cache'));
    const exported = (bundle.exports as { main?: unknown }).main;
    if (typeof exported !== 'function') throw new Error('The bundle exports no function "main"');
    main = exported as Main;
  } catch (error) {
    send({ type: 'loadFailed', error: describe(error) });
    return;
  }
  parentPort?.on('message', (message: InvokeMessage) => {
    void invoke(main, message).then((ended) => {
      send(ended);
      bundle.keepCode();
    });
  });
  send({ type: 'ready' });
}

start(workerData as WorkerStart);
