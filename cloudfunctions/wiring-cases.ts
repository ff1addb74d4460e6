/** Joins what keeps a record that is over: a feature with cases adds itself here. */
import { openOpenings } from './features/seal/open-openings';
import { everyCase } from './platform/open-cases';

export const openCases = everyCase([openOpenings]);
