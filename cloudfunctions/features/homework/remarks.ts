/** H3: what families added in words, for the class teacher: no name, no order that tells, none of a small group. */
import { mondaysOfMonth } from '../../../src/shared/homework/days';
import { command } from '../../platform/cloud';
import { findEvery } from '../../platform/store';
import { homeworkForms } from './collections';

export async function remarksOf(
  classId: string,
  month: string,
  smallest: number,
): Promise<string[]> {
  const condition = { classId, monday: command.in(mondaysOfMonth(month)) };
  const forms = await findEvery(homeworkForms, condition);
  if (forms.length < smallest) return [];
  const remarks = forms.map(({ form }) => form.remark).filter((remark) => remark !== '');
  // By their words, not by who wrote first.
  return remarks.sort();
}
