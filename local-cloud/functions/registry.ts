import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { functionLimits } from '../limits';
import { parseCron, type CronSchedule } from '../timers/cron';

/** One timer of a function's config.json. */
export interface FunctionTrigger {
  name: string;
  schedule: CronSchedule;
}

/** A deployed function: its bundle and what its config.json says. */
export interface FunctionDefinition {
  name: string;
  bundleFile: string;
  timeoutMs: number;
  /** openapi names the function may call, e.g. `subscribeMessage.send`. */
  openapiPermissions: ReadonlySet<string>;
  triggers: readonly FunctionTrigger[];
}

interface FunctionConfig {
  timeout?: number;
  permissions?: { openapi?: string[] };
  triggers?: { name: string; type: string; config: string }[];
}

/**
 * Reads every folder with an `index.js` below `folder`. A missing folder gives no functions.
 * Throws an Error naming the function when a config breaks a limit of the real cloud.
 */
export function readFunctions(folder: string): ReadonlyMap<string, FunctionDefinition> {
  const definitions = new Map<string, FunctionDefinition>();
  if (!existsSync(folder)) return definitions;
  for (const name of readdirSync(folder).sort()) {
    const bundleFile = path.join(folder, name, 'index.js');
    if (existsSync(bundleFile)) definitions.set(name, readDefinition(name, bundleFile));
  }
  if (definitions.size > functionLimits.functionsPerEnvironment) {
    throw new Error(
      `${definitions.size} functions: an environment holds ${functionLimits.functionsPerEnvironment}`,
    );
  }
  return definitions;
}

function readDefinition(name: string, bundleFile: string): FunctionDefinition {
  const configFile = path.join(path.dirname(bundleFile), 'config.json');
  const config: FunctionConfig = existsSync(configFile)
    ? JSON.parse(readFileSync(configFile, 'utf8'))
    : {};
  const timeoutMs = (config.timeout ?? functionLimits.defaultTimeoutMs / 1000) * 1000;
  if (!(timeoutMs > 0 && timeoutMs <= functionLimits.maxTimeoutMs)) {
    throw new Error(`Function ${name}: the time-out must be 1 to 60 s`);
  }
  return {
    name,
    bundleFile,
    timeoutMs,
    openapiPermissions: new Set(config.permissions?.openapi ?? []),
    triggers: readTriggers(name, config),
  };
}

function readTriggers(name: string, config: FunctionConfig): FunctionTrigger[] {
  const triggers = config.triggers ?? [];
  if (triggers.length > functionLimits.triggersPerFunction) {
    throw new Error(`Function ${name}: the real cloud allows one trigger per function`);
  }
  return triggers.map((trigger) => {
    if (trigger.type !== 'timer') throw new Error(`Function ${name}: only timers can trigger it`);
    return { name: trigger.name, schedule: parseCron(trigger.config) };
  });
}
