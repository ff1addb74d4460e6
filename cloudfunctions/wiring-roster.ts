/** Joins what an import of the school's lists needs of people. */
import { rosterReader } from './features/people/roster-reader';
import { rosterWriter } from './features/people/roster-write';

export const roster = { reader: rosterReader, writer: rosterWriter };
