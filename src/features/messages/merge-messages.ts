/** A thread's messages as the phone knows them: what it had, with the newer and the changed ones. */
interface Numbered {
  messageId: string;
  seq: number;
}

/** In order of `seq`; of two with one id the newer answer wins. */
export function mergeMessages<M extends Numbered>(
  known: readonly M[],
  answered: readonly M[],
): M[] {
  const byId = new Map(known.map((message) => [message.messageId, message]));
  answered.forEach((message) => byId.set(message.messageId, message));
  return [...byId.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * From where to ask: after the last message, or before the first whose 已读 may still change.
 * `isOpen`: the message is this side's and not yet read by the other.
 */
export function askAfter<M extends Numbered>(
  known: readonly M[],
  isOpen: (message: M) => boolean,
): number {
  const firstOpen = known.find(isOpen);
  if (firstOpen !== undefined) return Math.max(0, firstOpen.seq - 1);
  return known.at(-1)?.seq ?? 0;
}

/** At most this many messages come with one answer (the contracts' limit). */
const pageSize = 100;

/** Asks page after page until nothing is left. */
export async function readAll<M extends Numbered, A extends { messages: M[] }>(
  known: readonly M[],
  isOpen: (message: M) => boolean,
  ask: (afterSeq: number) => Promise<A>,
): Promise<{ answer: A; messages: M[] }> {
  let answer = await ask(askAfter(known, isOpen));
  let messages = mergeMessages(known, answer.messages);
  while (answer.messages.length === pageSize) {
    answer = await ask(messages.at(-1)?.seq ?? 0);
    messages = mergeMessages(messages, answer.messages);
  }
  return { answer, messages };
}
