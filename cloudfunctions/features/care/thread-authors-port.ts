/** What the teachers' own channel (M8) asks of the message box: an author's acts. Wired by the deployables. */
import type {
  Promise2h,
  StudentMessage,
  StudentThread,
} from '../../../src/shared/messages/student-contracts';
import type { ActionContext } from '../../platform/action';

interface ThreadAnswer {
  thread: StudentThread;
}

export interface ThreadAuthorsPort {
  post(
    input: { threadId?: string | undefined; newName?: boolean | undefined; text: string },
    context: ActionContext,
  ): Promise<ThreadAnswer & { message: StudentMessage; promise: Promise2h }>;
  list(context: ActionContext): Promise<{ threads: StudentThread[]; promise: Promise2h }>;
  read(
    input: { threadId: string; afterSeq?: number | undefined },
    context: ActionContext,
  ): Promise<ThreadAnswer & { messages: StudentMessage[]; promise: Promise2h }>;
  close(act: string, input: { threadId: string }, context: ActionContext): Promise<ThreadAnswer>;
  rate(
    input: { threadId: string; satisfaction: number },
    context: ActionContext,
  ): Promise<ThreadAnswer>;
}
