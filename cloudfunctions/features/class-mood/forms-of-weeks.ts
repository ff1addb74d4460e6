/** Forms by class and week, every page of them. */
import { command } from '../../platform/cloud';
import { find, pageSize, type Condition } from '../../platform/store';
import { moodForms, type MoodForm } from './collections';

async function findForms(condition: Condition): Promise<Map<string, MoodForm>> {
  const forms = new Map<string, MoodForm>();
  for (;;) {
    const page = await find(moodForms, condition, {
      orderBy: [
        ['monday', 'asc'],
        ['_id', 'asc'],
      ],
      skip: forms.size,
    });
    for (const form of page) forms.set(form._id, form);
    if (page.length < pageSize) return forms;
  }
}

export function formsOfClasses(
  classIds: readonly string[],
  mondays: readonly string[],
): Promise<Map<string, MoodForm>> {
  return findForms({ classId: command.in(classIds), monday: command.in(mondays) });
}

export function formsOfSchool(
  schoolId: string,
  mondays: readonly string[],
): Promise<Map<string, MoodForm>> {
  return findForms({ schoolId, monday: command.in(mondays) });
}
