/** What the letter box asks the message box for; wired by the deployables. */
import type { Face } from '../../../src/shared/messages/model';
import type { Origin } from '../../../src/shared/messages/origin';
import type {
  Promise2h,
  StudentMessage,
  StudentThread,
} from '../../../src/shared/messages/student-contracts';
import type { ActionContext } from '../../platform/action';
import type { Transaction } from '../../platform/transact';

/** A pick-up code as an author; `authorKey` is its keyed mark. */
export interface LetterAuthor {
  schoolId: string;
  authorKey: string;
  keyVersion: number;
  alias: string;
}

export interface LetterThreadsPort {
  threadIdOf(author: LetterAuthor): string;
  /** Throws `channel-closed` while the school's box is not open. */
  requireOpen(context: ActionContext): Promise<void>;
  write(
    letter: {
      author: LetterAuthor;
      text?: string | undefined;
      face?: Face | undefined;
      origin: Origin;
      foundAtMs?: number;
      enteredBy?: string;
    },
    context: ActionContext,
    before: (transaction: Transaction) => Promise<unknown>,
  ): Promise<{ thread: StudentThread; message: StudentMessage; promise: Promise2h }>;
  /** Null when nothing was written under the code yet. */
  read(
    author: LetterAuthor,
    afterSeq: number,
    context: ActionContext,
  ): Promise<{
    thread: StudentThread;
    messages: StudentMessage[];
    promise: Promise2h;
  } | null>;
}
