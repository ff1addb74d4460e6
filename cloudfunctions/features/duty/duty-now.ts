/** M2: who stands now, until when, who follows; for leaders also whom they may put on duty. */
import { routeAt, shiftAt } from '../../../src/shared/duty';
import { dutyNow as contract } from '../../../src/shared/duty/now-contract';
import { setOverride } from '../../../src/shared/duty/contracts';
import { defineAction, type ActionContext } from '../../platform/action';
import { loadSchool } from '../../platform/school';
import { getById } from '../../platform/store';
import { dutyDesks, type StoredDesk } from './collections';
import { dutyInputOf, isOnLeave, isReachable, mayOwn, nextStanding, staffOf } from './stored-desk';

export function dutyNow() {
  return defineAction(contract, async (_input, context) => {
    const { caller, nowMs } = context;
    const desk = await getById(dutyDesks, caller.schoolId);
    if (!desk) return noRoster;
    const input = dutyInputOf(desk, await loadSchool(caller.schoolId, nowMs));
    const shift = shiftAt(input, nowMs);
    const next = nextStanding(input, shift);
    const route = routeAt(input, nowMs, (personId) => isReachable(desk, personId, nowMs));
    const { kind, startMs, endMs } = shift;
    return {
      shift: { kind, startMs, endMs },
      onDuty: staffView(desk, shift.personId, caller.personId),
      backup: staffView(desk, route.backupId, caller.personId),
      next: next && {
        name: nameOf(desk, next.personId),
        startMs: next.startMs,
      },
      gap: route.gap,
      candidates: candidates(desk, shift.personId, context),
    };
  });
}

const noRoster = { shift: null, onDuty: null, backup: null, next: null, gap: true, candidates: [] };

export function nameOf(desk: StoredDesk, personId: string | null): string {
  return (personId !== null && staffOf(desk, personId)?.name) || '老师';
}

/** A colleague as others see them; null for nobody. */
export function staffView(desk: StoredDesk, personId: string | null, viewerId: string) {
  if (personId === null) return null;
  return { personId, name: nameOf(desk, personId), me: personId === viewerId };
}

/** Whom the caller could put on duty by `duty.set-override`: nobody who is away, nor who stands already. */
function candidates(desk: StoredDesk, onDutyId: string | null, { caller, nowMs }: ActionContext) {
  if (!setOverride.roles.some((role) => caller.roles.includes(role))) return [];
  return desk.staff
    .filter(
      ({ personId }) =>
        personId !== onDutyId && mayOwn(desk, personId) && !isOnLeave(desk, personId, nowMs),
    )
    .map(({ personId, name }) => ({ personId, name, me: personId === caller.personId }));
}
