/** What has had its day (G1): counters, codes, decided applications, bindings of whoever left. */
import { addDays, dayMs, toLocalDate } from '../../../src/shared/time';
import type { Collection } from '../../platform/collections';
import { command, db } from '../../platform/cloud';
import { find } from '../../platform/store';
import { accountPersons, people, staff } from './collections';
import { invitations, joinApplications, joinTries } from './join-collections';
import { editRoster } from './roster-write/edit';
import { rebuildAccess } from './roster-write/rebuild';

const keptDays = 30;
const unansweredDays = 90;

/** Once an hour and instance is enough. */
let sweptAtMs = Number.NEGATIVE_INFINITY;
const everyMs = dayMs / 24;

export async function sweepPeople(nowMs: number): Promise<void> {
  if (Math.abs(nowMs - sweptAtMs) < everyMs) return;
  sweptAtMs = nowMs;
  const today = toLocalDate(nowMs);
  const before = (days: number) => command.lt(addDays(today, -days));
  await drop(joinTries, { date: before(1) });
  await drop(invitations, { expiresOn: before(keptDays) });
  await drop(joinApplications, { decidedOn: command.and([command.gt(''), before(keptDays)]) });
  await drop(joinApplications, { state: 'waiting', appliedOn: before(unansweredDays) });
  await unbindGone(addDays(today, -keptDays));
}

/** A page at a time: the rest goes with the next hour. */
async function drop(collection: Collection, condition: Record<string, unknown>): Promise<void> {
  for (const { _id } of await find(collection, condition))
    await db.collection(collection.name).doc(_id).remove();
}

/** Whoever left by mistake is back within the month with their WeChat. */
async function unbindGone(leftBefore: string): Promise<void> {
  const condition = { leftOn: command.and([command.gt(''), command.lt(leftBefore)]) };
  const gone = [...(await find(people, condition)), ...(await find(staff, condition))];
  for (const { _id: personId, schoolId } of gone) {
    const bound = await find(accountPersons, { personId });
    if (bound.length === 0) continue;
    const { rebuilds } = await editRoster(schoolId, async (edit) => {
      for (const binding of bound) await edit.unbind(binding);
      return personId;
    });
    await rebuildAccess(schoolId, rebuilds);
  }
}
