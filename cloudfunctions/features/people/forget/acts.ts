/** G2: the administrator lists who left, has somebody deleted, or takes it back in time. */
import {
  forgetPerson as forgetContract,
  keepPerson as keepContract,
  listLeavers as listContract,
} from '../../../../src/shared/people/forget-contracts';
import { rightsFiguresAt } from '../../../../src/shared/rights/policy';
import { addDays, toLocalDate } from '../../../../src/shared/time';
import { defineAction } from '../../../platform/action';
import { command } from '../../../platform/cloud';
import { AppError } from '../../../platform/errors';
import type { OpenCases } from '../../../platform/open-cases';
import { loadSchool } from '../../../platform/school';
import { find } from '../../../platform/store';
import { transact } from '../../../platform/transact';
import { people } from '../collections';
import { auditRefOf } from '../desk/reach';
import { forgotten } from '../forget-collections';

export function listLeavers() {
  return defineAction(listContract, async (_input, { caller: { schoolId }, nowMs }) => {
    const { policyValues } = await loadSchool(schoolId, nowMs);
    const left = await find(
      people,
      { schoolId, leftOn: command.gt(''), name: command.neq('') },
      { orderBy: [['leftOn', 'desc']] },
    );
    const asked = await find(forgotten, { _id: command.in(left.map(({ _id }) => _id)) });
    const goesOn = new Map(asked.map(({ _id, dueOn }) => [_id, dueOn]));
    return {
      waitDays: rightsFiguresAt(policyValues, nowMs).waitDays,
      leavers: left.map(({ _id, name, kind, leftOn }) => ({
        personId: _id,
        name,
        kind,
        leftOn: leftOn ?? '',
        goesOn: goesOn.get(_id) ?? null,
      })),
    };
  });
}

const objectOf = (schoolId: string, personId: string) => ({
  kind: 'person',
  id: auditRefOf(schoolId, personId),
});

export function forgetPerson(cases: OpenCases) {
  return defineAction(forgetContract, async ({ personId, reason }, context) => {
    const { schoolId } = context.caller;
    const { policyValues } = await loadSchool(schoolId, context.nowMs);
    const { waitDays } = rightsFiguresAt(policyValues, context.nowMs);
    const goesOn = addDays(toLocalDate(context.nowMs), waitDays);
    const isHeld = await cases.holdsPerson(schoolId, personId);
    return transact(async (transaction) => {
      const person = await transaction.get(people, personId);
      if (person?.schoolId !== schoolId || person.name === '')
        throw new AppError('not-found', 'person');
      if (person.leftOn === null) throw new AppError('rights-still-here', 'person');
      if (isHeld) throw new AppError('rights-case-open', 'person');
      const known = await transaction.get(forgotten, personId);
      if (known) return { goesOn: known.dueOn };
      await transaction.add(forgotten, {
        _id: personId,
        schoolId,
        kind: person.kind,
        state: 'waiting',
        dueOn: goesOn,
        onDate: null,
        epoch: person.epoch,
        version: 0,
      });
      const object = objectOf(schoolId, personId);
      await context.auditOnce(transaction, { act: forgetContract.name, object, reason });
      return { goesOn };
    });
  });
}

export function keepPerson() {
  return defineAction(keepContract, async ({ personId }, context) => {
    const { schoolId } = context.caller;
    await transact(async (transaction) => {
      const known = await transaction.get(forgotten, personId);
      const person = await transaction.get(people, personId);
      if (person?.schoolId !== schoolId || person.name === '')
        throw new AppError('not-found', 'person');
      const object = objectOf(schoolId, personId);
      if (!(await context.auditOnce(transaction, { act: keepContract.name, object }))) return;
      if (known?.state === 'waiting') await transaction.remove(forgotten, personId);
    });
    return {};
  });
}
