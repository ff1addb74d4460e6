import path from 'node:path';
import { parseArgs } from 'node:util';
import { functionLimits } from '../limits';

/** The command line of the local cloud. */
export interface LocalCloudOptions {
  port: number;
  dataDir: string;
  functionsDir: string;
  appDir: string;
  demoDir: string;
  seed: 'demo' | 'none';
  /** `manual`: timers run only by command, so that tests decide every minute. */
  timers: 'auto' | 'manual';
  instances: number;
  /** The cloud's time at its very first start, for tests of a given day; null = the real time. */
  startAtMs: number | null;
}

/** Folders default to the siblings of the built program. Throws an Error with a sentence. */
export function readOptions(args: string[], programDir: string): LocalCloudOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      functions: { type: 'string', default: path.join(programDir, '..', 'cloudfunctions') },
      app: { type: 'string', default: path.join(programDir, '..', 'h5') },
      demo: { type: 'string', default: path.join(programDir, '..', 'demo') },
      seed: { type: 'string', default: 'none' },
      timers: { type: 'string', default: 'auto' },
      instances: { type: 'string', default: String(functionLimits.defaultInstances) },
      'start-at': { type: 'string' },
    },
  });
  if (values.data === undefined) throw new Error('--data DIR is missing');
  return {
    port: wholeNumber('--port', values.port, 0, 65_535),
    dataDir: path.resolve(values.data),
    functionsDir: path.resolve(values.functions),
    appDir: path.resolve(values.app),
    demoDir: path.resolve(values.demo),
    seed: oneOf('--seed', values.seed, ['demo', 'none']),
    timers: oneOf('--timers', values.timers, ['auto', 'manual']),
    instances: wholeNumber('--instances', values.instances, 1, 64),
    startAtMs:
      values['start-at'] === undefined
        ? null
        : wholeNumber('--start-at', values['start-at'], 0, 8_640_000_000_000_000),
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}

function oneOf<const Value extends string>(
  name: string,
  text: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new Error(`${name} must be one of ${allowed.join(', ')}`);
  return found;
}
