/**
 * A demonstration school on a local cloud of its own: the real SDK, the real bundles, a real database, and a
 * clock that jumps (architecture: Tests' harness).
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ActionContract, InputOf, OutputOf, Reply } from '../../src/shared/action/contract';
import type { ErrorCode } from '../../src/shared/action/contract';
import { functionOf } from '../../src/shared/action/function-of';
import { dutyNow } from '../../src/shared/duty/now-contract';
import type { LocalPerson } from '../../local-cloud/gateway/people';
import type * as z from 'zod/mini';
import {
  startLocalCloudProcess,
  type FaultOrder,
  type LocalCloudProcess,
} from './local-cloud-process';
import { seededFolder } from './seeded-folder';

const root = path.join(__dirname, '..', '..');

export type AnyContract = ActionContract<string, z.ZodMiniType, z.ZodMiniType>;

export interface WorldOptions {
  /** The time at the start; default: a school Monday, 10:00 at UTC+8. */
  nowMs?: number;
  args?: string[];
}

/** Monday 2026-10-12 10:00 (UTC+8): term time, no holiday near. */
export const mondayTenMs = Date.parse('2026-10-12T10:00:00+08:00');

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** An instant of China's clock, e.g. at('2026-10-12', '21:59'). */
export function at(date: string, time: string): number {
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}

/** The test run builds first and says so; a single file run by hand builds what is stale. */
let functionsBuilt = process.env['RUNXIN_BUILT'] === '1';

export function buildFunctions(): void {
  if (functionsBuilt) return;
  execFileSync(process.execPath, [path.join(root, 'tools', 'build.mjs'), 'functions']);
  functionsBuilt = true;
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  buildFunctions();
  const { nowMs = mondayTenMs, args = [] } = options;
  const cloud = await startLocalCloudProcess({
    seed: 'demo',
    timers: 'manual',
    // Other starts are rare: a folder of their own to copy from would save nothing.
    ...(nowMs === mondayTenMs ? { dataDir: await seededFolder(nowMs), ownsData: true } : {}),
    args: ['--start-at', String(nowMs), ...args],
  });
  // Time went on since the copied folder was seeded.
  await cloud.setClock(nowMs);
  return new World(cloud, await cloud.people());
}

/** A refused call, as a client sees it. */
export class CallRefused extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: string,
    readonly fields: string[] | undefined,
  ) {
    super(`${code}: ${text}`);
  }
}

/** One signed-in person; `call` throws CallRefused for typed errors. */
export interface Actor {
  person: LocalPerson;
  call<C extends AnyContract>(
    contract: C,
    input: InputOf<C>,
    requestId?: string,
  ): Promise<OutputOf<C>>;
  /** The whole reply, for tests of refusals and malformed input. */
  reply(
    action: string,
    input: unknown,
    extra?: { requestId?: string; asPerson?: string; unlock?: string },
  ): Promise<Reply<unknown>>;
}

export class World {
  private readonly sessions = new Map<string, string>();

  constructor(
    readonly cloud: LocalCloudProcess,
    readonly people: readonly LocalPerson[],
  ) {}

  /** The first seeded person with this role (and school, default `demo`), or the one with this id. */
  person(roleOrId: string, schoolPrefix = ''): LocalPerson {
    const found =
      this.people.find(({ personId }) => personId === roleOrId) ??
      this.people.find(
        ({ role, personId }) => role === roleOrId && personId.startsWith(schoolPrefix),
      );
    if (!found) throw new Error(`nobody is seeded as ${roleOrId}`);
    return found;
  }

  /** Somebody of a given school, by role. */
  personOf(schoolId: string, role: string): LocalPerson {
    const found = this.people.find(
      (person) => person.role === role && this.isOfSchool(person.personId, schoolId),
    );
    if (!found) throw new Error(`nobody is seeded as ${role} of ${schoolId}`);
    return found;
  }

  /** Seeded ids begin with their school's id. */
  isOfSchool(personId: string, schoolId: string): boolean {
    return personId.startsWith(`${schoolId}-`);
  }

  /** Who stands duty in the demonstration school now. */
  async onDuty(): Promise<LocalPerson> {
    const lead = await this.as(this.personOf('demo', 'lead-counsellor'));
    const { onDuty } = await lead.call(dutyNow, {});
    if (!onDuty) throw new Error('nobody stands duty now');
    return this.person(onDuty.personId);
  }

  /** The n-th seeded student, from 0. */
  student(index = 0): LocalPerson {
    const students = this.people.filter(({ role }) => role === 'student');
    const found = students[index];
    if (!found) throw new Error(`no student ${index}`);
    return found;
  }

  async as(who: LocalPerson | string): Promise<Actor> {
    const person = typeof who === 'string' ? this.person(who) : who;
    const known = this.sessions.get(person.openid);
    const session = known ?? (await this.cloud.signIn(person.openid));
    this.sessions.set(person.openid, session);
    return this.actor(person, session);
  }

  private actor(person: LocalPerson, session: string): Actor {
    // What opened the student side of a shared phone is in that phone's memory.
    let open: string | undefined;
    const reply: Actor['reply'] = async (action, input, extra = {}) => {
      const token = extra.unlock ?? open;
      const event = {
        action,
        input,
        requestId: extra.requestId ?? randomUUID(),
        ...(person.personId === '' ? {} : { asPerson: extra.asPerson ?? person.personId }),
        ...(token === undefined ? {} : { unlock: token }),
      };
      const answer = await this.raw(event, session);
      if (answer.ok) open = (answer.data as { unlock?: string } | null)?.unlock ?? open;
      return answer;
    };
    return {
      person,
      reply,
      async call(contract, input, requestId) {
        const answer = await reply(
          contract.name,
          input,
          requestId === undefined ? {} : { requestId },
        );
        if (!answer.ok)
          throw new CallRefused(answer.error.code, answer.error.text, answer.error.fields);
        return contract.output.parse(answer.data) as OutputOf<typeof contract>;
      },
    };
  }

  /** Any event to the function that its action runs in, with or without a session. */
  async raw(event: unknown, session?: string): Promise<Reply<unknown>> {
    const { action } = (event ?? {}) as { action?: unknown };
    const name = typeof action === 'string' ? functionOf(action) : 'api';
    const answer = await this.cloud.call(name, event as object, session);
    if ('errCode' in answer) throw new Error(`${name} failed: ${answer.errCode} ${answer.errMsg}`);
    return answer.result as Reply<unknown>;
  }

  async nowMs(): Promise<number> {
    return (await this.cloud.clock()).nowMs;
  }

  /** Moves the clock and runs every due minute. */
  async advance(durationMs: number): Promise<void> {
    await this.cloud.advance({ ms: durationMs });
  }

  async advanceTo(instantMs: number): Promise<void> {
    await this.cloud.advance({ toMs: instantMs });
  }

  /** Nothing runs for this long; then one late tick of every timer. */
  async outage(durationMs: number): Promise<void> {
    await this.cloud.outage(durationMs);
  }

  /** Jumps without running anything. */
  async jumpTo(instantMs: number): Promise<void> {
    await this.cloud.setClock(instantMs);
  }

  /** Jumps and runs the clock once: for far times whose minutes in between do not matter. */
  async skipTo(instantMs: number): Promise<void> {
    await this.jumpTo(instantMs);
    await this.tick('clock');
  }

  /** Runs the clock (or another timer function) once, now. */
  async tick(name = 'clock'): Promise<void> {
    await this.cloud.tick(name);
  }

  /** What WeChat and WeCom were handed, refusals included. */
  sent(sinceSeq = 0) {
    return this.cloud.notices(sinceSeq);
  }

  /** What is stored, of these collections or of all: a whole dump is two megabytes. */
  dump(...names: string[]) {
    return this.cloud.dump(names);
  }

  logs(sinceSeq = 0) {
    return this.cloud.logs(sinceSeq);
  }

  faults(order: FaultOrder) {
    return this.cloud.orderFaults(order);
  }

  async end(): Promise<void> {
    await this.cloud.dispose();
  }
}

/** Awaits the refusal of a call; fails when it succeeds. */
export async function refusal(work: Promise<unknown>): Promise<ErrorCode> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallRefused) return error.code;
    throw error;
  }
  throw new Error('the call was expected to be refused');
}
