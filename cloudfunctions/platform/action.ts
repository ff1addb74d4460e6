/**
 * `defineAction` is the only way in (architecture: Action). Order: shape of the call, size, action, signed in,
 * person, role, rate, input, handler, output. Every failure is a typed error with a Chinese sentence.
 */
import type * as z from 'zod/mini';
import {
  mayCall,
  type ActionContract,
  type ErrorCode,
  type Reply,
} from '../../src/shared/action/contract';
import { errorTexts } from '../../src/shared/action/error-texts';
import { callSchema } from '../../src/shared/action/call';
import { isActionOfHouses, isCareHouse } from '../../src/shared/care/house';
import { moduleOfAction } from '../../src/shared/modules/modules';
import { toLocalDate } from '../../src/shared/time';
import { writeAudit, writeAuditOnce, type AuditFacts } from './audit';
import {
  authorInHouse,
  callerAs,
  loadAccount,
  loadNewcomer,
  needsPasscode,
  type AccessPerson,
  type Account,
  type Caller,
} from './caller';
import { AppError } from './errors';
import { randomId } from './ids';
import { log } from './log';
import { withinModule } from './modules';
import type { Effect } from './outbox';
import { takeToken } from './rate-limit';
import { mark, newestKeyVersion } from './secrets';
import type { Transaction } from './transact';
import { isUnlocked } from './unlock';

/**
 * Largest call, in UTF-16 units of its JSON: far above 2 000 characters, far below the platform's 100 KB. A contract
 * may name its own.
 */
const maxCallLength = 32_768;

export interface ActionContext {
  account: Account;
  caller: Caller;
  nowMs: number;
  requestId: string;
  /** Writes an audit entry in the act's transaction; names the actor only on the staff side. */
  audit(transaction: Transaction, facts: AuditFacts): Promise<void>;
  /**
   * The same for acts that a repeated tap must not do twice: false when this requestId was audited for this very
   * act before; `illegal-move` when for another.
   */
  auditOnce(transaction: Transaction, facts: AuditFacts): Promise<boolean>;
  /** Effects of a committed transaction: tried for at most 1 s after the handler, the clock does the rest. */
  sendAfterwards(effects: readonly Effect[]): void;
}

type AnyContract = ActionContract<string, z.ZodMiniType, z.ZodMiniType>;

export interface Action {
  readonly contract: AnyContract;
  run(input: unknown, context: ActionContext): Promise<unknown>;
}

/** Binds a use case to its contract. Input is parsed once here; the output schema keeps stored fields in. */
export function defineAction<
  Name extends string,
  Input extends z.ZodMiniType,
  Output extends z.ZodMiniType,
>(
  contract: ActionContract<Name, Input, Output>,
  handler: (input: z.output<Input>, context: ActionContext) => Promise<z.input<Output>>,
): Action {
  return {
    contract: contract as unknown as AnyContract,
    async run(rawInput, context) {
      const parsed = contract.input.safeParse(rawInput);
      if (!parsed.success) {
        const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
        throw new AppError('invalid-input', 'input', fields);
      }
      return contract.output.parse(await handler(parsed.data, context));
    },
  };
}

/** Looks an action up by its name, which a client sent. */
export type FindAction = (name: string) => Action | undefined | Promise<Action | undefined>;

export interface Dispatch {
  reply: Reply<unknown>;
  effects: Effect[];
}

/** Answers one call. Never throws: an unknown failure becomes `internal`, its detail goes to the log. */
export async function dispatch(
  findAction: FindAction,
  event: unknown,
  nowMs: number,
): Promise<Dispatch> {
  const effects: Effect[] = [];
  let requestId = 'none';
  let actionName = 'none';
  try {
    const action = await actionOf(findAction, event);
    const call = parseCall(event, action?.contract.maxCallLength ?? maxCallLength);
    requestId = call.requestId;
    if (!action) throw new AppError('unknown-action', 'action');
    actionName = action.contract.name;
    const context = await identify(action, call, nowMs, effects);
    const data = await action.run(call.input, context);
    // A phone's request ids may be guessed from one another: in the log they would join an author's calls (M6).
    const tellsId = action.contract.scope !== 'own-threads';
    log({ event: 'action', action: actionName, ...(tellsId ? { requestId } : {}) });
    return { reply: { ok: true, data, serverNowMs: nowMs }, effects };
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('internal', describe(error));
    log({
      event: 'action-failed',
      action: actionName,
      requestId,
      code: known.code,
      detail: known.detail,
    });
    return { reply: failure(known, requestId, nowMs), effects };
  }
}

/** Before anything of the call is trusted: the action that it names has a limit of its own for the call's size. */
async function actionOf(findAction: FindAction, event: unknown): Promise<Action | undefined> {
  const name = (event as { action?: unknown } | null | undefined)?.action;
  return typeof name === 'string' ? findAction(name) : undefined;
}

function parseCall(event: unknown, longest: number) {
  let length: number;
  try {
    length = JSON.stringify(event)?.length ?? 0;
  } catch (error) {
    throw new AppError('invalid-input', describe(error));
  }
  if (length > longest) throw new AppError('too-large', 'call');
  const parsed = callSchema.safeParse(withoutPlatformFields(event));
  if (!parsed.success) throw new AppError('invalid-input', 'call');
  return parsed.data;
}

/** The platform adds `userInfo` (and `tcbContext`) to an event; clients cannot send them. */
function withoutPlatformFields(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event;
  const { userInfo: _user, tcbContext: _context, ...call } = event as Record<string, unknown>;
  return call;
}

async function identify(
  action: Action,
  call: ReturnType<typeof parseCall>,
  nowMs: number,
  effects: Effect[],
): Promise<ActionContext> {
  const { contract } = action;
  const isForNewcomers = contract.scope === 'newcomer';
  const account = await (isForNewcomers ? loadNewcomer() : loadAccount());
  if (!account) throw new AppError('not-signed-in', 'account');
  if (!isForNewcomers && account.persons.length === 0)
    throw new AppError('not-signed-in', 'no person');
  const mayBeNobody = isForNewcomers && call.asPerson === undefined;
  const signedIn =
    callerAs(account, call.asPerson, toLocalDate(nowMs)) ??
    (mayBeNobody ? newcomer(account) : null);
  if (!signedIn) throw new AppError('forbidden', 'person');
  if (!mayCall(contract, signedIn.roles)) throw new AppError('forbidden', 'role');
  if (isCareHouse(signedIn.schoolId) && !isActionOfHouses(contract.name))
    throw new AppError('forbidden', 'house');
  if (!isForNewcomers && contract.beforeUnlock !== true)
    requireUnlocked(account, signedIn, call.unlock, nowMs);
  if (!takeToken(`${account.accountId}:${contract.name}`, contract.rateLimit.perMinute, nowMs))
    throw new AppError('too-fast', 'rate');
  const reached = await withinModule(signedIn, moduleOfAction(contract.name), nowMs);
  if (!mayCall(contract, reached.roles)) throw new AppError('module-off', 'grade');
  const caller = contract.inCareHouse === true ? authorInHouse(reached) : reached;
  const actorPersonId = contract.scope === 'own-threads' ? null : caller.personId;
  const owned = { schoolId: caller.schoolId, actorPersonId, atMs: nowMs };
  const auditId = mark('audit-id', newestKeyVersion(), caller.personId, call.requestId);
  return {
    account,
    caller,
    nowMs,
    requestId: call.requestId,
    audit: (transaction, facts) => writeAudit(transaction, { ...facts, ...owned }),
    auditOnce: (transaction, facts) => writeAuditOnce(transaction, { ...facts, ...owned }, auditId),
    sendAfterwards: (queued) => effects.push(...queued),
  };
}

/** Somebody without a person: no role, no school, nothing to be asked about. */
function newcomer({ accountId }: Account): Caller {
  const nobody: AccessPerson = {
    personId: '',
    schoolId: '',
    schoolName: '',
    displayName: '',
    className: null,
    grade: null,
    epoch: 0,
    guarded: false,
    assignments: [],
  };
  const { personId, schoolId } = nobody;
  return {
    accountId,
    personId,
    schoolId,
    roles: [],
    assignments: [],
    person: nobody,
    personCount: 0,
  };
}

function requireUnlocked(
  account: Account,
  { accountId, person }: Caller,
  unlock: string | undefined,
  nowMs: number,
): void {
  if (needsPasscode(account, person) && !isUnlocked({ accountId, person }, unlock, nowMs))
    throw new AppError('passcode-needed', 'unlock');
}

function failure(error: AppError, requestId: string, serverNowMs: number): Reply<never> {
  const code: ErrorCode = error.code;
  return {
    ok: false,
    error: {
      code,
      text: errorTexts[code],
      ...(error.fields ? { fields: error.fields } : {}),
      requestId: requestId === 'none' ? randomId() : requestId,
    },
    serverNowMs,
  };
}

/** The kind of failure, without values: a database error may quote a document. */
function describe(error: unknown): string {
  if (error instanceof Error) return error.name;
  const errCode = (error as { errCode?: unknown } | null)?.errCode;
  return typeof errCode === 'number' ? `database ${errCode}` : 'unknown';
}
