/** Bookings, for `api`. */
import { bookingActions } from '../features/bookings/actions';
import { peoplePort } from '../features/people/port';

export const actions = bookingActions(peoplePort);
