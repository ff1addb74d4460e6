/** A thread's messages as the phone knows them: what it had, with the newer and the changed ones. */
export interface Numbered {
  messageId: string;
  seq: number;
}

/** What is known of a thread so far (use-known-messages.ts). */
export interface KnownMessages<M> {
  /** In order of `seq`. */
  all: () => M[];
  /** Adds what was answered, of two with one id the newer; answers all. */
  add: (answered: readonly M[]) => M[];
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
 * From where to ask: after the last message, before the first whose 已读 may still change, or where one is missing
 * (the other side's, written while the own one was on its way: numbers follow each other without a gap).
 * `isOpen`: the message is this side's and not yet read by the other.
 */
export function askAfter<M extends Numbered>(
  known: readonly M[],
  isOpen: (message: M) => boolean,
): number {
  const isUnsure = (message: M, index: number) => {
    const before = known[index - 1];
    return isOpen(message) || (before !== undefined && message.seq > before.seq + 1);
  };
  const at = known.findIndex(isUnsure);
  if (at === -1) return known.at(-1)?.seq ?? 0;
  return known[at - 1]?.seq ?? Math.max(0, (known[at]?.seq ?? 1) - 1);
}

/** At most this many messages come with one answer (the contracts' limit). */
const pageSize = 100;

/** Asks page after page until nothing is left, and answers the last page with every message. */
export async function readAll<M extends Numbered, A extends { messages: M[] }>(
  known: KnownMessages<M>,
  isOpen: (message: M) => boolean,
  ask: (afterSeq: number) => Promise<A>,
): Promise<A> {
  let page = await ask(askAfter(known.all(), isOpen));
  known.add(page.messages);
  while (page.messages.length === pageSize) {
    page = await ask(page.messages.at(-1)?.seq ?? 0);
    known.add(page.messages);
  }
  return { ...page, messages: known.all() };
}
