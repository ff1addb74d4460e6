/** A thread as the counsellor sees it, kept current (M2–M5). */
import type { OutputOf } from '../../../shared/action/contract';
import { openThread } from '../../../shared/messages/staff-contracts';
import { type StaffMessage, type StaffThread } from '../../../shared/messages/reply-contract';
import { playVoice } from '../../../shared/messages/voice-contracts';
import { staffBudget, type Urgency } from '../../../shared/polling/plan';
import { callAction } from '../../../lib/cloud';
import { useDelivered } from '../../../lib/outgoing';
import { useLive, type Live } from '../../../lib/polling';
import { readAll, type KnownMessages } from '../merge-messages';
import { useKnownMessages } from '../use-known-messages';
import type { Sound } from '../voice/sound';

export type StaffThreadData = OutputOf<typeof openThread>;

/** The other side may be writing while the reader has just come or acted. */
const nearForMs = 120_000;

function urgencyOf(shown: StaffThreadData | undefined, calmMs: number): Urgency {
  return shown?.thread.row.red != null || calmMs < nearForMs ? 'near' : 'waiting';
}

/** Asks for what is new only: whatever hands out content is audited. 已读 is told by the row. */
async function load(
  threadId: string,
  known: KnownMessages<StaffMessage>,
): Promise<StaffThreadData> {
  const answer = await readAll(
    known,
    () => false,
    (afterSeq) => callAction(openThread, { threadId, afterSeq }),
  );
  if (!answer.thread.row.readByStudent) return answer;
  const unread = answer.messages.filter(({ read }) => !read);
  return { ...answer, messages: known.add(unread.map((message) => ({ ...message, read: true }))) };
}

export interface StaffThreadLive extends Live<StaffThreadData> {
  /** Shows the thread as an action answered it. */
  putThread: (thread: StaffThread) => void;
  /** A voice, which counts as heard from then on. */
  loadVoice: (message: StaffMessage) => Promise<Sound>;
}

export function useStaffThread(personId: string, threadId: string): StaffThreadLive {
  const known = useKnownMessages<StaffMessage>([]);
  const live = useLive<StaffThreadData>(`staff-thread.${personId}.${threadId}`, {
    budget: staffBudget,
    load: () => load(threadId, known),
    urgency: urgencyOf,
  });
  const { data, put } = live;
  useDelivered((delivered) => {
    if (delivered.kind !== 'reply' || delivered.output.thread.row.threadId !== threadId) return;
    const { thread, message } = delivered.output;
    put({ thread, messages: known.add([message]) });
  });
  const putThread = (thread: StaffThread) => {
    if (data !== undefined) put({ thread, messages: known.all() });
  };
  const loadVoice = async (message: StaffMessage) => {
    const { voice, seq } = message;
    const { thread, ...sound } = await callAction(playVoice, { threadId, seq });
    const heard = voice && { ...message, voice: { ...voice, heard: true } };
    put({ thread, messages: heard ? known.add([heard]) : known.all() });
    return sound;
  };
  return { ...live, putThread, loadVoice };
}
