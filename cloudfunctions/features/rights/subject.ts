/** Whose data somebody may see: their own, or an own child's (G2). */
import { childIdsOf, requireOwn } from '../../platform/scopes';
import type { Caller } from '../../platform/caller';
import type { RecordSubject } from '../../platform/personal-records';
import type { Viewer } from '../../../src/shared/rights/kinds';

/** `not-found` for a child of somebody else's. */
export function subjectOf(caller: Caller, childId: string | null): RecordSubject {
  const { schoolId, personId } = caller;
  if (childId === null) return { schoolId, personId, viewer: ownView(caller), viewerId: personId };
  requireOwn(childIdsOf(caller), childId);
  return { schoolId, personId: childId, viewer: 'child', viewerId: personId };
}

function ownView({ roles }: Caller): Viewer {
  if (roles.includes('student') || roles.includes('mood-member')) return 'student';
  return roles.includes('guardian') ? 'guardian' : 'staff';
}
