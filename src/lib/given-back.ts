/** Words that could not go out stand again where they were written, and their writer is told why. */
import { keepDraft, newThread, readDraft, sameWords, type Draft, type Words } from './drafts';
import type { QueuedMessage } from './send-queue';
import { createSignal } from './signal';

/** Whose draft of which thread has changed. */
const givenBack = createSignal<{ personId: string; thread: string }>();

/** What stands in the draft afterwards, whatever was written there since. */
function merged(message: QueuedMessage, draft: Draft | undefined, note: string): Words | undefined {
  const { text, face, newName, named, concerns } = message;
  const words = { text, face, newName, named, concerns, note };
  if (draft === undefined || sameWords(draft, message)) return words;
  // A new message stays in its draft until it arrived: another text there is what its writer made of it.
  if (message.threadId === null) return undefined;
  return { ...words, text: `${message.text}\n${draft.text}` };
}

/**
 * Puts a message that left the queue unsent into the draft of its thread. With `mayHaveArrived` its words keep
 * their request id as long as they are not changed, so that sending them once more cannot say them twice.
 */
export function giveBack(personId: string, message: QueuedMessage, note: string): void {
  const thread = message.threadId ?? newThread;
  const draft = readDraft(personId, thread);
  const words = merged(message, draft, note);
  if (words === undefined) return;
  const { requestId } = message;
  const isAsItWas = message.mayHaveArrived && sameWords(words, message);
  keepDraft(personId, thread, isAsItWas ? { ...words, requestId } : words);
  givenBack.tell({ personId, thread });
}

/** Hands the component the draft of its thread whenever words came back into it. */
export function useGivenBack(
  personId: string,
  thread: string,
  listener: (draft: Draft | undefined) => void,
): void {
  givenBack.use((back) => {
    if (back.personId !== personId || back.thread !== thread) return;
    listener(readDraft(personId, thread));
  });
}
