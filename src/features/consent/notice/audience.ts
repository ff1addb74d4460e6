import { hasRole, type Person } from '../../../lib/session';
import type { NoticeAudience } from '../../../shared/consent/privacy-notice';

/** In whose words the notice is read: grades 1 and 2 have their own. */
export function audienceOf(person: Person): NoticeAudience {
  if (hasRole(person, 'student')) return person.youngChild ? 'young-student' : 'student';
  return hasRole(person, 'guardian') ? 'guardian' : 'staff';
}
