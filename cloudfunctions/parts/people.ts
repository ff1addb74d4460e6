/** Who is signed in, joining, the class list, passcodes, the promotion, for `api`. */
import { peopleActions } from '../features/people/actions';
import { leaving } from '../wiring-leaving';
import { openCases } from '../wiring-cases';

export const actions = peopleActions(leaving, openCases);
