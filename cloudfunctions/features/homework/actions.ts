/** Every action of homework (H1–H4). */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Action } from '../../platform/action';

export function homeworkActions(_people: PeoplePort): Action[] {
  return [];
}
