/** H3: what families added in words, for the class teacher: no name, no order that tells, none of a small group. */
import { mondaysOfMonth } from '../../../src/shared/homework/days';
import { command } from '../../platform/cloud';
import { find, pageSize } from '../../platform/store';
import { homeworkForms } from './collections';

export async function remarksOf(
  classId: string,
  month: string,
  smallest: number,
): Promise<string[]> {
  const condition = { classId, monday: command.in(mondaysOfMonth(month)) };
  const remarks: string[] = [];
  let forms = 0;
  for (let skip = 0; ; skip += pageSize) {
    const page = await find(homeworkForms, condition, { orderBy: [['_id', 'asc']], skip });
    forms += page.length;
    remarks.push(...page.map(({ form }) => form.remark).filter((remark) => remark !== ''));
    if (page.length < pageSize) break;
  }
  // By their words, not by who wrote first.
  return forms < smallest ? [] : remarks.sort();
}
