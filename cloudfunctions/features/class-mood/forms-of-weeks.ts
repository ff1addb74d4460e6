/** Forms by class and week, every page of them. */
import { command } from '../../platform/cloud';
import { findEvery, type Condition } from '../../platform/store';
import { moodForms, type MoodForm } from './collections';

async function findForms(condition: Condition): Promise<Map<string, MoodForm>> {
  const forms = await findEvery(moodForms, condition, [
    ['monday', 'asc'],
    ['_id', 'asc'],
  ]);
  return new Map(forms.map((form) => [form._id, form]));
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
