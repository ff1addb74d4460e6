/** M3: the duty inbox, danger first, then by due time. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import type { Desk, DutyPort } from '../../../src/shared/duty/ports';
import { districtConcerns, hiddenFrom, isReceiver } from '../../../src/shared/messages/concern';
import { listInbox as contract } from '../../../src/shared/messages/inbox-contracts';
import { hourMs } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import type { Caller } from '../../platform/caller';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { count, find, type Condition } from '../../platform/store';
import { transact } from '../../platform/transact';
import { threads } from './collections';
import { isLead } from './staff-access';
import { inboxRow } from './views';

type View = ParsedInputOf<typeof contract>['view'];

const rowsPerPage = 50;

/** 0 danger, 1 waiting; 2 is done. */
const openRanks = command.lte(1);

export function listInbox(duty: DutyPort) {
  return defineAction(contract, async ({ view, next }, context) => {
    const { caller, nowMs } = context;
    if (view === 'school' && !isLead(caller)) throw new AppError('forbidden', 'school inbox');
    const desk = await duty.desk(caller.schoolId, nowMs);
    const skip = startOf(next);
    const rows = await find(threads, condition(view, caller, desk, nowMs), {
      orderBy: [
        ['inboxRank', 'asc'],
        ['inboxSortMs', 'asc'],
      ],
      skip,
      limit: rowsPerPage + 1,
    });
    if (rows.length > 0) await noteLook(view, context);
    return {
      rows: rows.slice(0, rowsPerPage).map((thread) => inboxRow(thread, desk, caller.personId)),
      counts: {
        mine: await count(threads, condition('mine', caller, desk, nowMs)),
        school: isLead(caller)
          ? await count(threads, condition('school', caller, desk, nowMs))
          : null,
      },
      next: rows.length > rowsPerPage ? String(skip + rowsPerPage) : null,
    };
  });
}

/** Hours in which this instance noted a look, by colleague and view; an instance more means an entry more. */
const notedHours = new Map<string, number>();

/** Previews are words of students: who looks leaves a trace, once an hour and not with every poll. */
async function noteLook(view: View, { caller, nowMs, audit }: ActionContext): Promise<void> {
  const looker = `${caller.personId}.${view}`;
  const hour = Math.floor(nowMs / hourMs);
  if (notedHours.get(looker) === hour) return;
  const object = { kind: 'inbox', id: `${caller.schoolId}.${view}` };
  await transact((transaction) => audit(transaction, { act: contract.name, object }));
  notedHours.set(looker, hour);
}

function condition(view: View, caller: Caller, desk: Desk, nowMs: number): Condition {
  const { schoolId, personId, roles } = caller;
  const inboxRank = view === 'done' ? 2 : openRanks;
  if (isReceiver(roles))
    return { schoolId, inboxRank, concerns: command.in([...districtConcerns]) };
  // What is about the caller is not there (W9).
  const shown = { schoolId, inboxRank, concerns: command.nin(hiddenFrom(roles)) };
  const own = { staffIds: personId };
  if (view === 'school') return shown;
  if (view === 'done') return { ...shown, ...(isLead(caller) ? {} : own) };
  // Whoever stands duty answers for everything that waits, whoever it was routed to.
  return { ...shown, ...(desk.isOnDuty(personId, nowMs) ? {} : own) };
}

function startOf(next: string | undefined): number {
  const skip = Number(next ?? '0');
  if (!Number.isInteger(skip) || skip < 0 || skip > 100_000)
    throw new AppError('invalid-input', 'next', ['next']);
  return skip;
}
