/** What the student had written and the colleague who acts had not on the screen (M3). */
import type { Unseen } from '../../../src/shared/messages/tracker';
import { command } from '../../platform/cloud';
import { AppError } from '../../platform/errors';
import { find, pageSize } from '../../platform/store';
import { messages, type Message, type Thread } from './collections';

/** Thrown inside a transaction whose thread has unseen words that were not read before: read them, then again. */
export class UnseenUnread extends Error {
  constructor(readonly seenSeq: number) {
    super();
  }
}

/** As far as somebody knows what was said: a voice that nobody has played was not seen, and nothing after it (M1). */
export function knownUpTo({ unheard = [] }: Thread, seenSeq: number): number {
  return Math.min(seenSeq, ...unheard.map((seq) => seq - 1));
}

/** Who says that nothing is to be answered has heard everything. Throws `voice-unheard`. */
export function expectAllHeard({ unheard = [] }: Thread): void {
  if (unheard.length > 0) throw new AppError('voice-unheard', 'unheard voice');
}

/** The student's messages after `seenSeq`, oldest first. A transaction cannot ask for them. */
export async function findUnseen(threadId: string, seenSeq: number): Promise<Message[]> {
  const found: Message[] = [];
  for (;;) {
    const seq = command.gt(found.at(-1)?.seq ?? seenSeq);
    const condition = { threadId, from: 'student', seq };
    const page = await find(messages, condition, { orderBy: [['seq', 'asc']] });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}

const maxAttempts = 6;

/** Runs `work` with the student's messages that it asks for by throwing UnseenUnread; in the end with null. */
export async function withWords<T>(
  threadId: string,
  work: (known: readonly Message[] | null) => Promise<T>,
): Promise<T> {
  let known: Message[] = [];
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    try {
      return await work(known);
    } catch (error) {
      if (!(error instanceof UnseenUnread)) throw error;
      known = await findUnseen(threadId, error.seenSeq);
    }
  }
  return work(null);
}

/** Null when the colleague had seen everything. Throws UnseenUnread when `known` is not all that is unseen. */
export function unseenOf(
  { lastStudentSeq }: Thread,
  seenSeq: number,
  known: readonly Message[],
): Unseen | null {
  if (lastStudentSeq <= seenSeq) return null;
  const unseen = known.filter(({ seq }) => seq > seenSeq);
  const [first] = unseen;
  if (!first || unseen.at(-1)?.seq !== lastStudentSeq) throw new UnseenUnread(seenSeq);
  const fired = unseen.some(({ triage }) => triage !== null && triage.level !== 'none');
  return { sinceMs: first.sentAtMs, fired };
}

/** What ends a wait without a word is for somebody who saw every word. Throws `stale-version`. */
export function expectAllSeen({ lastStudentSeq }: Thread, seenSeq: number): void {
  if (lastStudentSeq > seenSeq) throw new AppError('stale-version', 'unseen message');
}

/** The staff's read mark after a colleague saw everything up to `seq`; `unseen`: the student's messages after it. */
export function readUpTo(thread: Thread, seq: number, unseen: readonly Message[]): Thread {
  const staffReadSeq = Math.max(thread.staffReadSeq, Math.min(seq, thread.lastSeq));
  return {
    ...thread,
    staffReadSeq,
    unreadByStaff: unseen.filter((message) => message.seq > staffReadSeq).length,
  };
}
