/** The teachers' own channel, for `api`. */
import { careActions } from '../features/care/actions';
import { authorActs } from '../features/messages/author-acts';
import { careHouseholdPort } from '../features/people/care-household';
import { duty } from '../wiring-duty';
import { leaving } from '../wiring-leaving';

export const actions = careActions(careHouseholdPort, authorActs(duty), leaving);
