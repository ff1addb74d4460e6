/** Joins what is asked before somebody is let go. */
import type { LeavingPort } from '../src/shared/people/ports';
import { isCountedOn, takeOffDesk } from './features/duty/leaving';
import { holdsKey } from './features/seal/holding';

/** Whom the duty or the seal still counts on is not let go (M2, M6). */
export const leaving: LeavingPort = {
  async holds(schoolId, personId) {
    if (await isCountedOn(schoolId, personId)) return 'duty-still-planned';
    return (await holdsKey(schoolId, personId)) ? 'seal-still-holder' : null;
  },
  left: takeOffDesk,
};
