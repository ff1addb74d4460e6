/** The sealed identity, for `api`. */
import { threadSeals } from '../features/messages/thread-seals';
import { peoplePort } from '../features/people/port';
import { staffAddress } from '../features/people/staff-address';
import { sealActions } from '../features/seal/actions';
import { duty } from '../wiring-duty';

const mobileOf = async (schoolId: string, personId: string) =>
  (await staffAddress(schoolId, personId))?.mobile ?? null;

export const actions = sealActions(peoplePort, threadSeals(duty), mobileOf);
