/** G2: what somebody asked to have deleted goes when the waiting time is over. */
import { toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { PersonalRecords, RecordSubject } from '../../platform/personal-records';
import { find } from '../../platform/store';
import { transact } from '../../platform/transact';
import { rightsRequests, type StoredRequest } from './collections';

const atOnce = 5;

/** Safe to repeat, to run twice and to die half-way: the request is done only when everything is gone. */
export async function deleteDue(
  records: readonly PersonalRecords[],
  schoolId: string,
  nowMs: number,
): Promise<void> {
  const today = toLocalDate(nowMs);
  const due = await find(
    rightsRequests,
    { schoolId, state: 'open', kind: 'delete', dueOn: command.lte(today) },
    { orderBy: [['dueOn', 'asc']], limit: atOnce },
  );
  for (const request of due) {
    await deleteWished(records, request);
    await transact(async (transaction) => {
      const stored = await transaction.get(rightsRequests, request._id);
      if (stored?.state !== 'open') return;
      await transaction.update(rightsRequests, request._id, {
        state: 'done',
        answeredOn: today,
        version: stored.version + 1,
      });
    });
  }
}

async function deleteWished(
  records: readonly PersonalRecords[],
  { schoolId, aboutId, viewer, kinds }: StoredRequest,
): Promise<void> {
  const subject: RecordSubject = { schoolId, personId: aboutId, viewer, viewerId: aboutId };
  for (const record of records) {
    if (!kinds.includes(record.kind)) continue;
    while (record.forget && !(await record.forget(subject)));
  }
}
