/** G1: what became of what this account asked for; nothing of why. */
import { myApplications as contract } from '../../../../src/shared/people/join-contracts';
import { defineAction } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { find } from '../../../platform/store';
import { classes } from '../collections';
import { joinApplications } from '../join-collections';

export function myApplications() {
  return defineAction(contract, async (_input, { account: { accountId } }) => {
    const own = await find(joinApplications, { accountId });
    const ids = [...new Set(own.map(({ classId }) => classId))];
    const known = ids.length === 0 ? [] : await find(classes, { _id: command.in(ids) });
    const names = new Map(known.map(({ _id, name }) => [_id, name]));
    return {
      applications: own.map(({ _id, classId, role, state, childName }) => ({
        applicationId: _id,
        className: names.get(classId) ?? '',
        role,
        state,
        name: childName,
      })),
    };
  });
}
