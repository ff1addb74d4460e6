/** Every action of the parent school (T1, T2). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';

export function trainingActions(_people: PeoplePort): Action[] {
  return [];
}
