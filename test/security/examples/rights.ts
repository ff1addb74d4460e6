/** One valid input per action about one's data and about retention (G2). */
import type { Objects } from '../examples';

/** Things of one school that inputs about data may point at. */
export interface RightsObjects {
  /** Whoever left and still has a name. */
  leaverId: string;
  /** A correction that waits for an answer, asked by a student. */
  wishId: string;
}

/** `action field` where null is right too. */
export const rightsNulls: readonly string[] = ['rights.answer value'];

const nothing = () => ({});
const aboutMe = () => ({ childId: null });

export const rightsExamples = {
  'people.leavers': nothing,
  'people.forget': ({ leaverId }: Objects) => ({ personId: leaverId, reason: '转学，家长申请' }),
  'people.keep': ({ leaverId }: Objects) => ({ personId: leaverId }),
  'rights.mine': aboutMe,
  'rights-files.take': aboutMe,
  'rights-files.take-with-words': nothing,
  'rights.correct': () => ({ childId: null, what: 'name' as const, text: '名字写错了一个字。' }),
  'rights.delete': () => ({ childId: null, kinds: ['reminders' as const] }),
  'rights.take-back': ({ wishId }: Objects) => ({ childId: null, requestId: wishId }),
  'rights.inbox': nothing,
  'rights.answer': ({ wishId }: Objects) => ({
    requestId: wishId,
    outcome: 'declined' as const,
    answer: '和户口本上的一样。',
    value: '王小明',
  }),
  'retention.report': nothing,
  'retention.decide': () => ({ on: true }),
};
