/** A device of the demonstration school that is a terminal already (M1): made by the lead when the term began. */
import type { StoredTerminal } from '../../cloudfunctions/features/letter-box/collections';
import type { AccessDocument } from '../../cloudfunctions/platform/collections/access';
import { addDays, toLocalDate } from '../../src/shared/time';
import type { SeededPerson } from './local-people';
import type { SeededSchool } from './build-school';

const place = '图书馆一楼的平板';
const heldForDays = 200;

const idOf = ({ plan }: SeededSchool) => `${plan.schoolId}-terminal-1`;
export const terminalOpenId = (school: SeededSchool) => `openid-${idOf(school)}`;

/** Who signs in as the device; after the staff in the list. */
export function terminalPerson(school: SeededSchool, isNeighbour: boolean): SeededPerson {
  return {
    openid: terminalOpenId(school),
    personId: idOf(school),
    name: place,
    role: 'terminal',
    roleName: isNeighbour ? `${school.school.name} · 公用设备` : '学校的公用设备',
  };
}

export function seedTerminal(
  school: SeededSchool,
  accountId: string,
  nowMs: number,
): { terminal: StoredTerminal; access: AccessDocument } {
  const { schoolId } = school.plan;
  const today = toLocalDate(nowMs);
  const [_id, until] = [idOf(school), addDays(today, heldForDays)];
  return {
    terminal: {
      ...{ _id, schoolId, name: place, state: 'active', until, accountId },
      ...{ madeBy: `${schoolId}-lead`, madeOn: today, version: 1 },
    },
    access: {
      _id: accountId,
      persons: [
        {
          personId: _id,
          schoolId,
          schoolName: school.school.name,
          displayName: place,
          className: null,
          grade: null,
          epoch: 0,
          guarded: false,
          assignments: [
            { role: 'terminal', scope: 'school', grade: null, fromDate: today, toDate: until },
          ],
        },
      ],
      version: 0,
    },
  };
}
