/** The letter box and the terminals, for `api`. */
import { dutyPort } from '../features/duty/desk';
import { letterActions } from '../features/letter-box/actions';
import { letterThreads } from '../features/messages/letter-threads';
import { duty } from '../wiring-duty';

export const actions = letterActions(dutyPort, letterThreads(duty));
