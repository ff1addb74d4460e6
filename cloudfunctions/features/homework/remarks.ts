/** H3: what families added in words, for the class teacher: no name, no order that tells, only of weeks that are shown. */
import { command } from '../../platform/cloud';
import { findEvery } from '../../platform/store';
import { homeworkForms } from './collections';

export async function remarksOf(classId: string, mondays: readonly string[]): Promise<string[]> {
  if (mondays.length === 0) return [];
  const forms = await findEvery(homeworkForms, { classId, monday: command.in([...mondays]) });
  const remarks = forms.map(({ form }) => form.remark).filter((remark) => remark !== '');
  // By their words, not by who wrote first.
  return remarks.sort();
}
