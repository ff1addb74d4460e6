/** G2: class teachers and the administrator answer requests; what was wrong on the list is corrected with the answer. */
import {
  answerRequest as answerContract,
  rightsInbox as inboxContract,
  type AskedRequest,
} from '../../../src/shared/rights/contracts';
import { valueFor, type Correctable } from '../../../src/shared/rights/model';
import { toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { classIdsOf } from '../../platform/scopes';
import { find, getById, type Condition } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { rightsRequests, type StoredRequest } from './collections';
import type { RightsPorts, RosterDesk } from './ports';
import { requestView } from './store';

const onList = ['name', 'number', 'sex', 'mobile'] as const;
type OnList = (typeof onList)[number];
const isOnList = (what: Correctable): what is OnList =>
  (onList as readonly Correctable[]).includes(what);

function reachOf(caller: Caller): Condition {
  if (caller.roles.includes('admin')) return {};
  return { classId: command.in(classIdsOf(caller, 'class-teacher')) };
}

export function rightsInbox({ roster }: RightsPorts) {
  return defineAction(inboxContract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const open = await find(
      rightsRequests,
      { schoolId, state: 'open', kind: 'correct', ...reachOf(caller) },
      { orderBy: [['dueOn', 'asc']], limit: 50 },
    );
    const requests: AskedRequest[] = [];
    for (const stored of open) requests.push(await askedView(roster, stored));
    return { requests, today: toLocalDate(nowMs) };
  });
}

async function askedView(roster: RosterDesk, stored: StoredRequest): Promise<AskedRequest> {
  const listed = await roster.listed(stored.schoolId, stored.aboutId);
  return {
    ...requestView(stored),
    aboutName: listed?.name ?? '已经离校',
    className: listed?.className ?? '',
    byGuardian: stored.viewer === 'child',
    now: (isOnList(stored.field) ? listed?.values[stored.field] : undefined) ?? null,
  };
}

export function answerRequest({ roster }: RightsPorts) {
  return defineAction(answerContract, async ({ requestId, value, ...said }, context) => {
    const { schoolId } = context.caller;
    const stored = await getById(rightsRequests, requestId);
    requireReached(stored, context.caller);
    const alongside = (transaction: Transaction) =>
      keepAnswer(transaction, requestId, said, context);
    if (value === null || said.outcome === 'declined') {
      await transact(alongside);
      return {};
    }
    const kept = isOnList(stored.field) ? valueFor(stored.field, value) : null;
    if (kept === null || !isOnList(stored.field)) throw new AppError('rights-value', stored.field);
    const correction = { personId: stored.aboutId, what: stored.field, value: kept };
    await roster.correct(schoolId, correction, alongside);
    return {};
  });
}

function requireReached(
  stored: StoredRequest | null,
  caller: Caller,
): asserts stored is StoredRequest {
  const isAdmin = caller.roles.includes('admin');
  const isTheirs =
    stored?.schoolId === caller.schoolId &&
    stored.kind === 'correct' &&
    (isAdmin || classIdsOf(caller, 'class-teacher').includes(stored.classId ?? ''));
  if (!isTheirs) throw new AppError('not-found', 'request');
}

/** False when this very tap has answered already. */
async function keepAnswer(
  transaction: Transaction,
  requestId: string,
  { outcome, answer }: { outcome: 'done' | 'declined'; answer: string },
  { auditOnce, nowMs }: ActionContext,
): Promise<boolean> {
  const stored = await transaction.get(rightsRequests, requestId);
  if (!stored) throw new AppError('not-found', 'request');
  const isAbout = stored.viewer === 'student' || stored.viewer === 'child';
  const isNew = await auditOnce(transaction, {
    act: answerContract.name,
    object: { kind: 'rights-request', id: requestId },
    reason: outcome,
    ...(isAbout ? { aboutPersonId: stored.aboutId } : {}),
  });
  if (!isNew) return false;
  if (stored.state !== 'open') throw new AppError('illegal-move', stored.state);
  await transaction.update(rightsRequests, requestId, {
    state: outcome,
    answer,
    answeredOn: toLocalDate(nowMs),
    version: stored.version + 1,
  });
  return true;
}
