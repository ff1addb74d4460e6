/** M1: a letter out of the box becomes a thread like any other. Its 2 h run from now, its finding hour stands with it. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { DutyPort } from '../../../src/shared/duty/ports';
import { enterLetter as contract } from '../../../src/shared/letter-box/contracts';
import { dayMs, hourMs, localDateTime } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { authorOfCode, unreadableAuthor } from './codes';
import type { LetterThreadsPort } from './letter-threads-port';

type Found = ParsedInputOf<typeof contract>['found'];

const foundAtMostDaysAgo = 31;

export function enterLetter(duty: DutyPort, threads: LetterThreadsPort) {
  return defineAction(contract, async ({ code, text, found }, context) => {
    const { caller, nowMs } = context;
    await requireDuty(duty, context);
    const foundAtMs = instantOf(found, nowMs);
    const author =
      code === undefined ? unreadableAuthor(context) : await authorOfCode(caller.schoolId, code);
    const threadId = threads.threadIdOf(author);
    const canBeRead = code !== undefined;
    await threads.write(
      {
        ...{ author, text, foundAtMs, enteredBy: caller.personId },
        origin: { door: 'letter', place: null, placedAtMs: null, canBeRead },
      },
      context,
      (transaction) =>
        context.auditOnce(transaction, {
          act: contract.name,
          object: { kind: 'thread', id: threadId },
        }),
    );
    return { threadId, alias: author.alias, canBeRead };
  });
}

async function requireDuty(duty: DutyPort, { caller, nowMs }: ActionContext): Promise<void> {
  if (caller.roles.includes('lead-counsellor')) return;
  const desk = await duty.desk(caller.schoolId, nowMs);
  if (!desk.isOnDuty(caller.personId, nowMs)) throw new AppError('letter-not-on-duty', 'duty');
}

/** Throws `invalid-input` for an hour that is yet to come, or so long ago that it must be a slip of the pen. */
function instantOf({ date, hour }: Found, nowMs: number): number {
  const atMs = localDateTime(date, '00:00') + hour * hourMs;
  if (atMs > nowMs || atMs < nowMs - foundAtMostDaysAgo * dayMs)
    throw new AppError('invalid-input', 'found', ['found']);
  return atMs;
}
