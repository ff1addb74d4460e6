/** One own thread, kept current: messages, promise, marks (M1, M3–M5). */
import { useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import {
  type postMessage,
  readOwnThread,
  type StudentMessage,
  type StudentThread,
} from '../../../shared/messages/student-contracts';
import { studentBudget, type Urgency } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { justBegun, useDelivered } from '../../../lib/outgoing';
import { useLive, type Live } from '../../../lib/polling';
import { readAll } from '../merge-messages';
import { useKnownMessages } from '../use-known-messages';

export type OwnThreadData = OutputOf<typeof readOwnThread>;

const isOpen = (message: StudentMessage) => message.from === 'me' && !message.read;

/** A reply is near while the reader has just come or written, or a person said "我在看". */
const nearForMs = 180_000;

function urgencyOf(shown: OwnThreadData | undefined, calmMs: number): Urgency {
  if (shown?.thread.safety?.acknowledged === true || calmMs < nearForMs) return 'near';
  const inDanger = shown?.thread.safety?.answered === false;
  const waits = shown === undefined || shown.thread.awaiting !== null || inDanger;
  return waits ? 'waiting' : 'idle';
}

/** A thread that began a moment ago is shown at once. */
function beginningOf(threadId: string): OwnThreadData | undefined {
  const begun = justBegun(threadId);
  if (begun === undefined) return undefined;
  return { thread: begun.thread, messages: [begun.message], promise: begun.promise };
}

export interface OwnThreadLive extends Live<OwnThreadData> {
  /** Shows the thread as an action answered it. */
  putThread: (thread: StudentThread) => void;
  /** Shows a message that went another way than through the send queue. */
  putPosted: (posted: OutputOf<typeof postMessage>) => void;
}

export function useOwnThread(personId: string, threadId: string): OwnThreadLive {
  const [beginning] = useState(() => beginningOf(threadId));
  const known = useKnownMessages(beginning?.messages ?? []);
  const live = useLive<OwnThreadData>(`thread.${personId}.${threadId}`, {
    budget: studentBudget,
    initial: beginning,
    load: () =>
      readAll(known, isOpen, (afterSeq) => callAction(readOwnThread, { threadId, afterSeq })),
    urgency: urgencyOf,
  });
  const { data, put } = live;
  const putPosted = ({ thread, message, promise }: OutputOf<typeof postMessage>) =>
    put({ thread, promise, messages: known.add([message]) });
  useDelivered((delivered) => {
    if (delivered.kind === 'post' && delivered.output.thread.threadId === threadId)
      putPosted(delivered.output);
  });
  const putThread = (thread: StudentThread) => {
    if (data !== undefined) put({ ...data, thread, messages: known.all() });
  };
  return { ...live, putThread, putPosted };
}
