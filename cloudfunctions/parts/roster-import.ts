/** The import of the school's lists, for `api`. */
import { rosterImportActions } from '../features/roster-import/actions';
import { roster } from '../wiring-roster';

export const actions = rosterImportActions(roster);
