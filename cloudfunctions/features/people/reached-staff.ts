/** Colleagues with certain duties and how they are reached, in one read (M2): the duty desk follows them every minute. */
import type { Role } from '../../../src/shared/action/contract';
import { holdsOn } from '../../../src/shared/people/assignments';
import type { ColleagueFacts } from '../../../src/shared/people/ports';
import { command } from '../../platform/cloud';
import { findEvery } from '../../platform/store';
import { staff } from './collections';

/** Whoever holds one of the roles, today or on another day; `roles`: all that are held today. */
export async function reachedStaff(
  schoolId: string,
  roles: readonly Role[],
  today: string,
): Promise<(ColleagueFacts & { mobile: string })[]> {
  const found = await findEvery(staff, {
    schoolId,
    leftOn: null,
    'assignments.role': command.in([...roles]),
  });
  return found.map(({ _id, name, roleName, mobile, assignments }) => ({
    ...{ personId: _id, name, roleName, mobile },
    roles: assignments.filter((held) => holdsOn(held, today)).map(({ role }) => role),
  }));
}
