/** W1: what the class teacher is writing is kept, so that another phone goes on with it; the first phone wins. */
import type { ParsedInputOf } from '../../../src/shared/action/contract';
import { saveDraft as contract } from '../../../src/shared/class-mood/teacher-contracts';
import { isSameContent } from '../../../src/shared/class-mood/form-rules';
import type { PeoplePort } from '../../../src/shared/people/ports';
import { defineAction, type ActionContext } from '../../platform/action';
import { isDuplicate } from '../../platform/errors';
import { classIdsOf, requireOwn } from '../../platform/scopes';
import { transact, type Transaction } from '../../platform/transact';
import { classOf, requireWritable, schoolWeeks } from './class-week';
import { moodConcerns, moodForms } from './collections';
import { draftOf, formFacts, submittedContentOf, type FormFacts } from './form-facts';
import { blankConcerns, blankForm, requireStudents } from './form-store';

type Input = ParsedInputOf<typeof contract>;

/** Two phones that begin at the same moment: one of them finds the other's document at its second look. */
const maxAttempts = 3;

export function saveDraft(people: PeoplePort) {
  return defineAction(contract, async (input, context) => {
    const { caller, nowMs } = context;
    requireOwn(classIdsOf(caller, 'class-teacher'), input.classId);
    const weeks = await schoolWeeks(caller.schoolId, nowMs);
    requireWritable(weeks, input.monday);
    const { grade } = await classOf(people, caller.schoolId, input.classId);
    for (let attempt = 1; ; attempt += 1) {
      const facts = await formFacts(people, caller.schoolId, input.classId, input.monday);
      requireStudents(facts, input.content);
      try {
        const saved = await transact((transaction) =>
          write(transaction, input, context, facts, grade),
        );
        if (saved !== null) return { saved: true, version: saved, other: null };
        const now = await formFacts(people, caller.schoolId, input.classId, input.monday);
        return {
          saved: false,
          version: now.form?.version ?? 0,
          other: draftOf(now) ?? submittedContentOf(now),
        };
      } catch (error) {
        if (!isDuplicate(error) || attempt === maxAttempts) throw error;
      }
    }
  });
}

/** The new version; null when another phone was first. */
async function write(
  transaction: Transaction,
  { classId, monday, version, content }: Input,
  { caller }: ActionContext,
  facts: FormFacts,
  grade: number,
): Promise<number | null> {
  const { formId } = facts;
  const form = await transaction.get(moodForms, formId);
  const concerns = await transaction.get(moodConcerns, formId);
  if ((form?.version ?? 0) !== version) return null;
  const submitted = submittedContentOf({ ...facts, form, concerns });
  // Back to what was handed in: there is nothing left to hand in.
  const isUndone = submitted !== null && isSameContent(submitted, content);
  const { concerns: students, ...sheet } = content;
  const draft = isUndone ? null : { ...sheet, quiet: false };
  const listed = isUndone ? [] : students;
  const place = { schoolId: caller.schoolId, classId, grade, monday };
  if (form) await transaction.update(moodForms, formId, { draft, version: version + 1 });
  else await transaction.add(moodForms, { ...blankForm(formId, place), draft, version: 1 });
  if (concerns)
    await transaction.update(moodConcerns, formId, {
      draft: listed,
      version: concerns.version + 1,
    });
  else await transaction.add(moodConcerns, { ...blankConcerns(formId, place), draft: listed });
  return version + 1;
}
