/** One valid input per action of the teachers' own channel (M8). */
import type { Objects } from '../examples';

/** Things of a house that inputs may point at. */
export interface CareObjects {
  /** A thread of the caller, and somebody of the house. */
  careThreadId: string;
  memberId: string;
  /** Of somebody whom the house does not know yet. */
  memberMobile: string;
}

export const careExamples = {
  'care.about': () => ({}),
  'care.post': ({ careThreadId }: Objects) => ({ threadId: careThreadId, text: '最近睡不好。' }),
  'care.list-own': () => ({}),
  'care.read-own': ({ careThreadId }: Objects) => ({ threadId: careThreadId, afterSeq: 0 }),
  'care.close-own': ({ careThreadId }: Objects) => ({ threadId: careThreadId }),
  'care.rate': ({ careThreadId }: Objects) => ({ threadId: careThreadId, satisfaction: 3 }),
  'care.open-house': () => ({}),
  'care.household': () => ({}),
  'care.admit': ({ memberMobile }: Objects) => ({
    name: '慕容安',
    mobile: memberMobile,
    part: 'counsellor' as const,
  }),
  'care.let-go': ({ memberId }: Objects) => ({ personId: memberId }),
};

/** All but the look at the door: the small neighbour has no house, and nobody of one stands among a school's roles. */
export const careNeedsOwn: readonly string[] = Object.keys(careExamples).filter(
  (name) => name !== 'care.about',
);
