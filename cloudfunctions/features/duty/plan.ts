/**
 * The duty is planned (M2): the lead says who takes turns; leads and leaders follow from the roster of people. What
 * waits goes to whoever stands then: the clock sees that somebody else may stand and moves it, as at any change.
 */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { checkRoster, type DutyRoster } from '../../../src/shared/duty';
import { nightKindOf, nightsInTurn } from '../../../src/shared/duty/nights';
import {
  readDutyPlan as readContract,
  saveDutyPlan as saveContract,
} from '../../../src/shared/duty/plan-contracts';
import { startOfWeek, toLocalDate } from '../../../src/shared/time';
import { defineAction, type ActionContext } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { loadSchool } from '../../platform/school';
import { getById } from '../../platform/store';
import { transact, type Transaction } from '../../platform/transact';
import { dutyDesks, type StoredDesk } from './collections';
import { colleaguesOf, type Colleagues, type DutyPeople } from './colleagues';
import { planView } from './plan-view';
import { saveDesk, staffWith } from './stored-desk';

type Plan = Omit<ParsedInputOf<typeof saveContract>, 'version'>;

export function readDutyPlan(people: DutyPeople) {
  return defineAction(readContract, async (_input, { caller, nowMs }) => {
    const { schoolId } = caller;
    const [school, desk, colleagues] = await Promise.all([
      loadSchool(schoolId, nowMs),
      getById(dutyDesks, schoolId),
      colleaguesOf(people, schoolId, nowMs),
    ]);
    return planView(desk, colleagues, school, nowMs);
  });
}

export function saveDutyPlan(people: DutyPeople) {
  return defineAction(saveContract, async ({ version, ...plan }, context) => {
    const { schoolId } = context.caller;
    const [school, colleagues] = await Promise.all([
      loadSchool(schoolId, context.nowMs),
      colleaguesOf(people, schoolId, context.nowMs),
    ]);
    requireKnown(plan, colleagues);
    const desk = await transact((transaction) =>
      write(transaction, { version, plan, colleagues }, context),
    );
    return planView(desk, colleagues, school, context.nowMs);
  });
}

function requireKnown({ personIds, backupIds, poolIds }: Plan, { mayStand }: Colleagues): void {
  const known = new Set(mayStand.map(({ personId }) => personId));
  for (const list of [personIds, backupIds, poolIds]) {
    if (list.some((id) => !known.has(id))) throw new AppError('not-found', 'colleague');
    if (new Set(list).size !== list.length) throw new AppError('illegal-move', 'named twice');
  }
}

interface Writing {
  version: number;
  plan: Plan;
  colleagues: Colleagues;
}

async function write(
  transaction: Transaction,
  { version, plan, colleagues }: Writing,
  context: ActionContext,
): Promise<StoredDesk> {
  const { caller, nowMs } = context;
  const { schoolId } = caller;
  const known = await transaction.get(dutyDesks, schoolId);
  const roster = rosterOf(schoolId, plan, colleagues, known?.roster ?? null, nowMs);
  if (known && isSame(known, roster, colleagues)) return known;
  const isTapAgain = !(await context.auditOnce(transaction, {
    act: saveContract.name,
    object: { kind: 'duty-roster', id: `${schoolId}.${roster.version}` },
  }));
  if (known && isTapAgain) return known;
  if ((known?.version ?? 0) !== version) throw new AppError('stale-version', 'duty plan');
  const [refusal] = checkRoster(roster);
  if (refusal?.kind === 'no-leader') throw new AppError('duty-no-leader', 'plan');
  if (refusal) throw new AppError('illegal-move', refusal.kind);
  // Nobody stands for the clock until it has looked: so it moves what waits with whoever stands no more.
  const standing = { personId: null, shiftStartMs: null };
  const patch = { roster, staff: staffWith(known, colleagues), standing };
  if (known) {
    await saveDesk(transaction, known, patch, nowMs);
    return { ...known, ...patch, version: known.version + 1 };
  }
  const fresh: StoredDesk = {
    ...{ _id: schoolId, ...patch, version: 1 },
    ...{ overrides: [], leaves: [], swaps: [], acceptance: null },
  };
  await transaction.add(dutyDesks, fresh);
  return fresh;
}

function rosterOf(
  schoolId: string,
  plan: Plan,
  { leads, leaders }: Colleagues,
  known: DutyRoster | null,
  nowMs: number,
): DutyRoster {
  const { personIds, nights, dayStart, dayEnd, schoolDaysOnly, backupIds, poolIds } = plan;
  const leadIds = leads.map(({ personId }) => personId);
  const isSameOrder =
    known !== null &&
    known.rotation.personIds.join() === personIds.join() &&
    nightKindOf(known) === nights;
  const rotation = isSameOrder
    ? known.rotation
    : {
        personIds,
        // The first of a new order has this week.
        startDate: startOfWeek(toLocalDate(nowMs)),
        ...(nights === 'turns'
          ? { nightPersonIds: nightsInTurn(personIds, leadIds[0] ?? '') }
          : {}),
      };
  return {
    schoolId,
    version: (known?.version ?? 0) + 1,
    rotation,
    dayShift: { start: dayStart, end: dayEnd },
    nightShift: nights !== 'nobody',
    schoolDaysOnly,
    backupIds,
    leadIds,
    poolIds,
    leaderIds: leaders.map(({ personId }) => personId),
  };
}

function isSame(known: StoredDesk, roster: DutyRoster, colleagues: Colleagues): boolean {
  const plain = (one: DutyRoster) => JSON.stringify({ ...one, version: 0 });
  return (
    plain(known.roster) === plain(roster) &&
    JSON.stringify(known.staff) === JSON.stringify(staffWith(known, colleagues))
  );
}
