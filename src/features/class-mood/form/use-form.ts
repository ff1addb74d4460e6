/** The form a page is about: opened once, looked at again when the page comes back (W1). */
import { openForm } from '../../../shared/class-mood/teacher-contracts';
import { staffBudget } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useLive, type Live } from '../../../lib/polling';
import { draftFrom, openDraft } from './form-draft';

export interface FormPlace {
  classId: string;
  monday: string;
}

interface Asked {
  classId?: string | undefined;
  monday?: string | undefined;
}

/**
 * Which form is open; its draft is `openDraft(personId, …)`. With `known` a form that is open already is not asked
 * for again: every opening is audited.
 */
export function useFormPlace(personId: string, asked: Asked, known: boolean): Live<FormPlace> {
  const { classId, monday } = asked;
  return useLive<FormPlace>(`mood-form.${personId}.${classId ?? ''}.${monday ?? ''}`, {
    budget: staffBudget,
    load: async () => {
      if (known && classId && monday && openDraft(personId, classId, monday))
        return { classId, monday };
      const input = { ...(classId ? { classId } : {}), ...(monday ? { monday } : {}) };
      const { form } = await callAction(openForm, input);
      draftFrom(personId, form);
      return { classId: form.classId, monday: form.monday };
    },
    urgency: () => null,
  });
}
