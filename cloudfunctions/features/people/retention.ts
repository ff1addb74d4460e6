/** G2: who left long ago is deleted like somebody who asked for it, without waiting. */
import { isOver, overRanges } from '../../../src/shared/retention/policy';
import { toLocalDate } from '../../../src/shared/time';
import { command } from '../../platform/cloud';
import type { RetentionContext, RetentionRule } from '../../platform/retention';
import { count, find } from '../../platform/store';
import { people } from './collections';
import { forgotten } from './forget-collections';

const policy = 'retention.leavers-days';

function conditionsOf({ schoolId, values, nowMs }: RetentionContext) {
  return overRanges(values, policy, nowMs).map(({ from, before }) => ({
    schoolId,
    name: command.neq(''),
    leftOn: command.and([command.gte(from ?? '2'), command.lt(before)]),
  }));
}

const oldestFirst = [['leftOn', 'asc']] as const;

export const leaverRetention: RetentionRule = {
  key: 'leavers',
  name: '离校学生和家长的名单资料',
  policy,
  from: '离校',
  keeps: '有多少人离校',
  heldWhy: '',
  async survey(context) {
    const conditions = conditionsOf(context);
    const counts = await Promise.all(conditions.map((one) => count(people, one)));
    const [first] = conditions;
    const [oldest] = first ? await find(people, first, { orderBy: oldestFirst, limit: 1 }) : [];
    return {
      over: counts.reduce((sum, one) => sum + one, 0),
      held: 0,
      oldest: oldest?.leftOn ?? null,
    };
  },
  async candidates(context, skip, limit) {
    const found = [];
    for (const condition of conditionsOf(context))
      found.push(...(await find(people, condition, { orderBy: oldestFirst, skip, limit })));
    return found.map(({ _id, leftOn }) => ({ id: _id, date: leftOn ?? '' })).slice(0, limit);
  },
  async remove(transaction, { id }, { schoolId, values, nowMs }) {
    const person = await transaction.get(people, id);
    if (person?.schoolId !== schoolId || person.name === '' || person.leftOn === null) return null;
    if (!isOver(values, policy, person.leftOn, nowMs)) return null;
    if (await transaction.get(forgotten, id)) return null;
    await transaction.add(forgotten, {
      _id: id,
      schoolId,
      kind: person.kind,
      state: 'waiting',
      dueOn: toLocalDate(nowMs),
      onDate: null,
      epoch: person.epoch,
      version: 0,
    });
    return { people: 1 };
  },
};
