/** Who may agree to a post over the limit (H2): who leads the grade, but never about their own. */
import type { PeoplePort } from '../../../src/shared/people/ports';
import type { Caller } from '../../platform/caller';
import { gradesOf } from '../../platform/scopes';

/** Whom to tell: leaders of the grade other than the asker; where there is none, the school's leaders. */
export async function decidersOf(
  people: PeoplePort,
  facts: { schoolId: string; grade: number; today: string; askerId: string },
): Promise<string[]> {
  const { schoolId, grade, today, askerId } = facts;
  const ofGrade = await people.staffWith(schoolId, 'grade-leader', today, `grade:${grade}`);
  const others = ofGrade.filter(({ personId }) => personId !== askerId);
  const found = others.length > 0 ? others : await people.staffWith(schoolId, 'leader', today);
  return found.map(({ personId }) => personId).filter((personId) => personId !== askerId);
}

/** Whether a question of this grade and asker comes to the caller, given who leads the grade. */
export function comesTo(
  caller: Caller,
  facts: { grade: number; askerId: string; gradeLeaderIds: readonly string[] },
): boolean {
  const { grade, askerId, gradeLeaderIds } = facts;
  if (askerId === caller.personId) return false;
  if (gradesOf(caller).includes(grade)) return true;
  const others = gradeLeaderIds.filter((personId) => personId !== askerId);
  return caller.roles.includes('leader') && others.length === 0;
}
