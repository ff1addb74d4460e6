/** The message box, for `api`. */
import { messageActions } from '../features/messages/actions';
import { duty } from '../wiring-duty';

export const actions = messageActions(duty);
