/**
 * One valid input per action: the compiler asks for a row as soon as a contract is listed, the role matrix and the
 * bad-input tests take it from here.
 */
import type { InputOf } from '../../src/shared/action/contract';
import { contracts } from '../../src/shared/contracts';

export type Contract = (typeof contracts)[number];
export type ActionName = Contract['name'];
export type ContractNamed<N extends ActionName> = Extract<Contract, { name: N }>;

/** Things of one school that inputs may point at. */
export interface Objects {
  /** A thread of a student of that school. */
  threadId: string;
  /** Counselling staff of that school. */
  colleagueId: string;
  /** An open offer to the caller. */
  swapId: string;
  /** Start of a shift of the caller. */
  shiftStartMs: number;
  rosterVersion: number;
}

type Examples = { readonly [N in ActionName]: (objects: Objects) => InputOf<ContractNamed<N>> };

export const examples: Examples = {
  'people.me': () => ({}),
  'messages.post': ({ threadId }) => ({ threadId, text: '老师，我想说说话。' }),
  'messages.list-own': () => ({}),
  'messages.read-own': ({ threadId }) => ({ threadId, afterSeq: 0 }),
  'messages.close-own': ({ threadId }) => ({ threadId }),
  'messages.rate': ({ threadId }) => ({ threadId, satisfaction: 3 }),
  'messages.grant-reply-notice': ({ threadId }) => ({ threadId }),
  'messages.inbox': () => ({ view: 'mine' }),
  'messages.open': ({ threadId }) => ({ threadId, afterSeq: 0 }),
  'messages.reply': ({ threadId }) => ({ threadId, text: '谢谢你告诉我。' }),
  'messages.acknowledge': ({ threadId }) => ({ threadId }),
  'messages.set-level': ({ threadId }) => ({ threadId, level: 'orange', reason: '连着三天没睡好' }),
  'messages.no-reply': ({ threadId }) => ({ threadId }),
  'messages.close': ({ threadId }) => ({ threadId }),
  'messages.reopen': ({ threadId }) => ({ threadId }),
  'messages.hand-over': ({ colleagueId }) => ({ toPersonId: colleagueId, note: '晚上请接着看' }),
  'messages.handovers': () => ({}),
  'messages.breaches': () => ({}),
  'notices.balance': () => ({}),
  'notices.grant': () => ({}),
  'duty.now': () => ({}),
  'duty.set-override': ({ colleagueId }) => ({ personId: colleagueId, reason: '值班老师不在' }),
  'duty.propose-swap': ({ colleagueId, shiftStartMs }) => ({
    shiftStartMs,
    toPersonId: colleagueId,
  }),
  'duty.answer-swap': ({ swapId }) => ({ swapId, accept: false }),
  'duty.roster-check': () => ({}),
  'duty.accept-thin-roster': ({ rosterVersion }) => ({
    rosterVersion,
    reason: '本学期只有两位老师',
  }),
};

/** The example as plain data, for any contract of the list. */
export function exampleOf(contract: Contract, objects: Objects): Record<string, unknown> {
  return examples[contract.name](objects) as Record<string, unknown>;
}

/** Every way to get this input wrong that the contract itself refuses; the list differs by contract. */
export function malformedOf(contract: Contract, valid: Record<string, unknown>): unknown[] {
  const perField = Object.keys(valid).flatMap((field) => {
    const { [field]: value, ...without } = valid;
    return [
      without,
      { ...valid, [field]: { $ne: null } },
      { ...valid, [field]: [value] },
      { ...valid, [field]: null },
    ];
  });
  const whole = [
    null,
    [],
    [valid],
    '{}',
    42,
    true,
    { ...valid, $where: '1' },
    { ...valid, 'a.b': 1 },
  ];
  return [...whole, ...perField].filter((input) => !contract.input.safeParse(input).success);
}
