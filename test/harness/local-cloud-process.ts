import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { newDataFolder } from './data-folder';
import type { LogEntry } from '../../local-cloud/functions/log-store';
import type { KillReport } from '../../local-cloud/functions/kill-fault';
import type { Notice } from '../../local-cloud/gateway/notices';
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type { RobotFault } from '../../local-cloud/wecom/robot';

const ROOT = path.join(__dirname, '..', '..');
export const localCloudProgram = path.join(ROOT, 'dist', 'local-cloud', 'main.js');

export interface LocalCloudProcessOptions {
  /** A folder of function folders; default: the product's built functions. */
  functionsDir?: string;
  /** Written to the people list before the start; not for use with `seed: 'demo'`. */
  people?: LocalPerson[];
  seed?: 'demo' | 'none';
  /** Default `manual`: no timer runs but by command. */
  timers?: 'auto' | 'manual';
  /** Further arguments, e.g. `['--instances', '2']`. */
  args?: string[];
  /** Default: a new temporary folder, removed by `dispose`. */
  dataDir?: string;
  /** The given folder is removed by `dispose` as well. */
  ownsData?: boolean;
}

/** What `/call` answers: a result or the error object of `callFunction`. */
export type CallReply = { result: unknown } | { errCode: number; errMsg: string };

export interface FaultState {
  wecom: string;
  openapi: string;
  kill: object | null;
  lastKill: KillReport | null;
}

export interface FaultOrder {
  kill?: { function: string; atAdminCall: number; after?: boolean };
  wecom?: RobotFault;
  openapi?: 'up' | 'down';
  reset?: true;
  dropAbandonedTransactions?: true;
}

/** Builds dist/local-cloud unless it is current (tools/build.mjs knows). Once per test process. */
export function ensureLocalCloudBuilt(): void {
  if (built && existsSync(localCloudProgram)) return;
  execFileSync(process.execPath, [path.join(ROOT, 'tools', 'build.mjs'), 'local-cloud']);
  built = true;
}
let built = process.env['RUNXIN_BUILT'] === '1';

/** Starts the local cloud as a program of its own and waits until it serves. */
export async function startLocalCloudProcess(
  options: LocalCloudProcessOptions = {},
): Promise<LocalCloudProcess> {
  ensureLocalCloudBuilt();
  const isOwnFolder = options.dataDir === undefined || options.ownsData === true;
  const dataDir = options.dataDir ?? newDataFolder();
  const cloud = new LocalCloudProcess(options, dataDir, isOwnFolder);
  if (options.people) cloud.writePeople(options.people);
  await cloud.start();
  return cloud;
}

/** A running local cloud with a typed client for all of its endpoints. */
export class LocalCloudProcess {
  url = '';
  /** What the program wrote to stderr since its first start. */
  stderr = '';
  private child: ChildProcess | undefined;

  constructor(
    private readonly options: LocalCloudProcessOptions,
    readonly dataDir: string,
    private readonly isOwnFolder: boolean,
  ) {}

  /** Starts on the same data folder; the port is a new one. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [localCloudProgram, ...this.programArgs()], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    const lines = readline.createInterface({ input: child.stdout });
    const ready = once(lines, 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then(([code]): never => {
      throw new Error(`The local cloud ended with ${String(code)}: ${this.stderr}`);
    });
    const [line] = await Promise.race([ready, ended]);
    // A later end is the wish of whoever called stop or kill.
    ended.catch(() => undefined);
    this.url = (JSON.parse(line) as { url: string }).url;
  }

  /** SIGTERM, and waits for the end. Gives the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** SIGKILL: nothing is finished or flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops and removes the data folder, if it is a temporary one. */
  async dispose(): Promise<void> {
    await this.stop();
    if (this.isOwnFolder) rmSync(this.dataDir, { recursive: true, force: true });
  }

  get alive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && !this.child.killed;
  }

  writePeople(people: LocalPerson[]): void {
    writeFileSync(path.join(this.dataDir, 'local-people.json'), JSON.stringify(people));
  }

  // ---- the product's door ----

  async call(name: string, event: object = {}, session?: string): Promise<CallReply> {
    const headers = session === undefined ? undefined : { Authorization: `Bearer ${session}` };
    return (await this.request('POST', `/call/${name}`, event, headers)) as CallReply;
  }

  // ---- /local ----

  /** Gives the session. */
  async signIn(openid: string): Promise<string> {
    return ((await this.post('sign-in', { openid })) as { session: string }).session;
  }

  signOut = (session: string) => this.post('sign-out', { session });
  people = () => this.get<LocalPerson[]>('people');
  clock = () => this.get<{ nowMs: number; offsetMs: number }>('clock');
  /** With `forMs`, rests after that much real time wherever it is. */
  advance = (to: ({ ms: number } | { toMs: number }) & { forMs?: number }) =>
    this.travel('clock/advance', to);
  outage = (ms: number) => this.travel('clock/outage', { ms });
  setClock = (toMs: number) => this.travel('clock/set', { toMs });
  tick = (name?: string) =>
    this.travel('timers/tick', name === undefined ? {} : { function: name });
  notices = (sinceSeq = 0) => this.get<Notice[]>(`notices?sinceSeq=${sinceSeq}`);
  logs = (sinceSeq = 0) => this.get<LogEntry[]>(`logs?sinceSeq=${sinceSeq}`);
  /** What is stored, of these collections or of all. */
  dump = (names: readonly string[] = []) =>
    this.get<Record<string, Record<string, unknown>[]>>(
      names.length === 0 ? 'dump' : `dump?names=${names.join(',')}`,
    );
  faults = () => this.get<FaultState>('faults');
  orderFaults = (order: FaultOrder) => this.post('faults', order) as Promise<FaultState>;

  /** What accepting a subscription message on a phone does. Gives the new balance. */
  async subscribe(session: string, templateId: string): Promise<number> {
    const headers = { Authorization: `Bearer ${session}` };
    const reply = await this.request('POST', '/local/subscribe', { templateId }, headers);
    return (reply as { balance: number }).balance;
  }

  setSubscribeBalance = (openid: string, templateId: string, balance: number) =>
    this.post('subscribe/set', { openid, templateId, balance });

  // ---- the vendor's doors, for programs outside of a function ----

  /** The raw wire protocol; the reply has `data` or `code` and `message`. */
  async admin(action: string, body: object = {}): Promise<Record<string, unknown>> {
    return (await this.request('POST', '/admin', { action, ...body })) as Record<string, unknown>;
  }

  async sendToRobot(key: string, message: object): Promise<{ errcode: number; errmsg: string }> {
    const path = `/wecom/cgi-bin/webhook/send?key=${key}`;
    return (await this.request('POST', path, message)) as { errcode: number; errmsg: string };
  }

  /** Any request; the response as it came. */
  fetch(target: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${target}`, init);
  }

  private travel(target: string, body: object): Promise<{ nowMs: number; minutesRun: number }> {
    return this.post(target, body) as Promise<{ nowMs: number; minutesRun: number }>;
  }

  private async get<T>(target: string): Promise<T> {
    return (await this.request('GET', `/local/${target}`)) as T;
  }

  private post(target: string, body: object): Promise<unknown> {
    return this.request('POST', `/local/${target}`, body);
  }

  private async request(
    method: string,
    target: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await this.fetch(target, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const reply: unknown = await response.json();
    const isRefusal = !response.ok && typeof reply === 'object' && reply && 'error' in reply;
    if (isRefusal) throw new Error(`${response.status} ${String(reply.error)}`);
    return reply;
  }

  private programArgs(): string[] {
    const { functionsDir, seed = 'none', timers = 'manual', args = [] } = this.options;
    const functions = functionsDir === undefined ? [] : ['--functions', functionsDir];
    const fixed = ['--port', '0', '--data', this.dataDir, '--seed', seed, '--timers', timers];
    return [...fixed, ...functions, ...args];
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await ended;
    return code;
  }
}
