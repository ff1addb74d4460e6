import { functionLimits } from '../limits';
import type { CloudClock } from '../clock/cloud-clock';
import type { InvocationGate } from '../clock/invocation-gate';
import {
  APP_ID,
  ENVIRONMENT_ID,
  invocationEnvironment,
  type InvocationSource,
} from './environment';
import {
  executeFailed,
  functionNotFound,
  newRequestId,
  requestTooLarge,
  resultTooLarge,
  timeLimitExceeded,
  tooManyInvocations,
  type InvocationError,
} from './errors';
import type { FunctionInstance, Outcome } from './instance';
import type { KillFault, CountedInvocation } from './kill-fault';
import type { LogStore } from './log-store';
import { InstancePool, QueueFullError, type Lease } from './pool';
import type { FunctionDefinition } from './registry';

export interface InvocationRequest {
  functionName: string;
  source: InvocationSource;
  openid: string | undefined;
  event: Record<string, unknown>;
}

export type InvocationReply =
  | { requestId: string; resultJson: string }
  | { requestId: string; error: InvocationError };

/** An invocation under way, as the admin handler sees it. */
export interface RunningInvocation extends CountedInvocation {
  requestId: string;
  openid: string | undefined;
  /** What each admin call asked for, with its collection; never a value. */
  askedFor: string[];
}

export interface InvokerOptions {
  definitions: ReadonlyMap<string, FunctionDefinition>;
  clock: CloudClock;
  gate: InvocationGate;
  logs: LogStore;
  killFault: KillFault;
  workerFile: string;
  instances: number;
  environment: Record<string, string>;
  baseUrl: string;
  /** Called once per instance when it ends, for whatever reason. */
  onInstanceEnd(token: string): void;
}

/** Runs functions as the real cloud does: identity by environment, time-out, errors, logs. */
export class Invoker {
  private readonly pool: InstancePool;
  private readonly running = new Map<string, RunningInvocation>();

  constructor(private readonly options: InvokerOptions) {
    this.pool = new InstancePool({
      size: options.instances,
      queuedInvocations: functionLimits.queuedInvocations,
      workerFile: options.workerFile,
      environment: options.environment,
      onLog: (instance, level, text) => {
        const requestId = this.running.get(instance.token)?.requestId ?? '';
        options.logs.add({ function: instance.definition.name, requestId, level, text });
      },
      onEnd: (instance) => options.onInstanceEnd(instance.token),
    });
  }

  /** Never rejects for what a function does: errors come back in the real cloud's shape. */
  async invoke(request: InvocationRequest): Promise<InvocationReply> {
    const requestId = newRequestId();
    const definition = this.options.definitions.get(request.functionName);
    if (!definition) return { requestId, error: functionNotFound() };
    if (Buffer.byteLength(JSON.stringify(request.event)) > functionLimits.requestBytes) {
      return { requestId, error: requestTooLarge() };
    }
    const eventJson = JSON.stringify(withUserInfo(request));
    const nested = request.source === 'nested';
    // A nested call runs inside its caller, which already holds the clock still.
    const leave = nested ? undefined : await this.options.gate.enter();
    try {
      const lease = await this.pool.acquire(definition, nested);
      return await this.runOn(lease, { ...request, requestId, eventJson });
    } catch (error) {
      if (error instanceof QueueFullError) return { requestId, error: tooManyInvocations() };
      throw error;
    } finally {
      leave?.();
    }
  }

  /** The live instance behind an admin address, and what it is running. */
  caller(
    token: string,
  ): { instance: FunctionInstance; invocation: RunningInvocation | undefined } | undefined {
    const instance = this.pool.find(token);
    return instance && { instance, invocation: this.running.get(token) };
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private async runOn(
    { instance, cold }: Lease,
    request: InvocationRequest & { requestId: string; eventJson: string },
  ): Promise<InvocationReply> {
    const { clock, killFault, baseUrl } = this.options;
    const { functionName, requestId, openid } = request;
    const invocation: RunningInvocation = {
      functionName,
      requestId,
      openid,
      adminCalls: 0,
      askedFor: [],
    };
    this.running.set(instance.token, invocation);
    killFault.invocationStarts(invocation);
    const startedMs = clock.realNowMs();
    const outcome = await instance.run({
      type: 'invoke',
      eventJson: request.eventJson,
      contextJson: JSON.stringify(contextOf(instance.definition, requestId)),
      environment: invocationEnvironment({
        source: request.source,
        openid,
        adminUrl: `${baseUrl}/admin/${instance.token}`,
        clockOffsetMs: clock.offsetMs(),
      }),
    });
    killFault.invocationEnds(invocation);
    this.running.delete(instance.token);
    this.pool.release(instance);
    this.logOutcome(invocation, outcome, cold, clock.realNowMs() - startedMs);
    return replyOf(requestId, outcome, instance.definition);
  }

  /** One line per invocation; it names no person, so that no log joins a person and a message. */
  private logOutcome(
    { functionName, requestId, adminCalls, askedFor }: RunningInvocation,
    outcome: Outcome,
    cold: boolean,
    durationMs: number,
  ): void {
    const { logs } = this.options;
    const facts = [
      `invocation ${outcome.kind}`,
      cold ? 'cold start' : 'warm start',
      `${durationMs} ms`,
      `${adminCalls} admin calls: ${askedFor.join(', ')}`,
    ];
    const level = outcome.kind === 'returned' ? 'info' : 'error';
    logs.add({ function: functionName, requestId, level, text: facts.join(', ') });
    const error = 'error' in outcome ? outcome.error : undefined;
    if (!error) return;
    const text = error.stack || `${error.name}: ${error.message}`;
    logs.add({ function: functionName, requestId, level: 'error', text });
  }
}

function replyOf(
  requestId: string,
  outcome: Outcome,
  definition: FunctionDefinition,
): InvocationReply {
  switch (outcome.kind) {
    case 'returned':
      return Buffer.byteLength(outcome.resultJson) > functionLimits.resultBytes
        ? { requestId, error: resultTooLarge() }
        : { requestId, resultJson: outcome.resultJson };
    case 'timedOut':
      return { requestId, error: timeLimitExceeded(definition.timeoutMs) };
    case 'threw':
    case 'exited':
      return { requestId, error: executeFailed(outcome.error) };
  }
}

/** The real cloud adds `userInfo` to what a mini-program sends. */
function withUserInfo({ source, openid, event }: InvocationRequest): Record<string, unknown> {
  return source === 'timer' ? event : { ...event, userInfo: { appId: APP_ID, openId: openid } };
}

function contextOf(definition: FunctionDefinition, requestId: string): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: functionLimits.memoryMegabytes,
    time_limit_in_ms: definition.timeoutMs,
    request_id: requestId,
    environ: `TCB_ENV=${ENVIRONMENT_ID}`,
    function_version: '$LATEST',
    function_name: definition.name,
    namespace: ENVIRONMENT_ID,
  };
}
