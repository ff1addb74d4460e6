/** Drafts stay on this phone, one per person and thread, until they are sent or cleared (M1). */
import type { Concern } from '../shared/messages/concern';
import type { Face } from '../shared/messages/model';
import { serverNowMs } from './clock';
import { readStored, writeStored } from './storage';

/** What a person says in one message. */
export interface Words {
  text: string;
  face: Face | null;
  newName: boolean;
  /** The writer wants to be known in this thread (M1). */
  named?: boolean;
  /** Whom it is about (W9); not there: nobody was named. */
  concerns?: readonly Concern[] | undefined;
}

export interface Draft extends Words {
  savedAtMs: number;
  /** Words that came back unsent: what to tell their writer. Gone with the next change of the words. */
  note?: string;
  /** The request id under which they may have arrived all the same: unchanged they go out under it again. */
  requestId?: string;
}

/** The draft of a thread that does not exist yet. */
export const newThread = 'new';

/** A message is sent without the blanks around it. */
export const sameWords = (a: Words, b: Words) =>
  a.text.trim() === b.text.trim() &&
  a.face === b.face &&
  a.newName === b.newName &&
  (a.named === true) === (b.named === true) &&
  (a.concerns ?? []).join() === (b.concerns ?? []).join();

const keyOf = (personId: string, thread: string) => `draft.${personId}.${thread}`;

export function readDraft(personId: string, thread: string): Draft | undefined {
  return readStored<Draft>(keyOf(personId, thread));
}

/** Keeps the draft; an empty one is forgotten. Answers when it was kept, for the page to say. */
export function keepDraft(
  personId: string,
  thread: string,
  draft: Omit<Draft, 'savedAtMs'>,
): number {
  const savedAtMs = serverNowMs();
  const isEmpty =
    draft.text === '' &&
    draft.face === null &&
    !draft.newName &&
    draft.named !== true &&
    !draft.concerns?.length;
  writeStored(keyOf(personId, thread), isEmpty ? null : { ...draft, savedAtMs });
  return savedAtMs;
}

export function clearDraft(personId: string, thread: string): void {
  writeStored(keyOf(personId, thread), null);
}
