/** The guards of homework that the negative control takes out, all at once. */
import type { Doctoring } from '../../harness/doctored-functions';

const feature = 'cloudfunctions/features/homework';

/** Without the version of a form, the state of a question, the taking away of old counts. */
export const unguarded: readonly Doctoring[] = [
  {
    file: `${feature}/submit-week.ts`,
    find: '(stored?.version ?? 0) === version',
    put: '(stored?.version ?? 0) >= 0',
  },
  {
    file: `${feature}/decide.ts`,
    find: "post.state !== 'waiting' || post.asked.number !== input.number",
    put: 'post.asked.number !== input.number',
  },
  // The question stays open after an answer, and the answer's notice has no id of its own.
  { file: `${feature}/post-steps.ts`, find: "asked: null,\n      answer: ''", put: "answer: ''" },
  {
    file: `${feature}/notices.ts`,
    find: '`homework-answer.${requestId}`',
    put: '`homework-answer.${Math.random()}.${requestId}`',
  },
  {
    file: `${feature}/day-store.ts`,
    find: 'replaced(stored?.counts ?? {}, before, after)',
    put: 'replaced(stored?.counts ?? {}, {}, after)',
  },
];
