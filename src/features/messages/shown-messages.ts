/**
 * Which messages of a thread stand on the screen: the newest that fit, what came since, and the portions before
 * that the reader asked for. A portion that stands is never cut anew, so that nothing is handed over twice.
 */
import { countThatFits, textRoomBytes } from './view-room';

export interface Numbered {
  seq: number;
}

export interface Shown {
  /** Rises when the list starts over at its end. */
  opening: number;
  /** The last message that was seen here, and how many there were up to it. */
  lastSeq: number;
  count: number;
  /** Where each portion begins, from the newest portion (open at its end) to the oldest one shown. */
  firstSeqs: readonly number[];
}

/** Bytes that a message takes with what frames it. */
export type SizeOf<M> = (message: M) => number;

function* newestFirst<M>(messages: readonly M[], sizeOf: SizeOf<M>): Generator<number> {
  for (let at = messages.length - 1; at >= 0; at -= 1) yield sizeOf(messages[at] as M);
}

/** The newest of `messages` (ascending) that fit, at least one if there is any. */
function newestThatFit<M>(messages: readonly M[], sizeOf: SizeOf<M>, roomBytes: number): M[] {
  return messages.slice(messages.length - countThatFits(newestFirst(messages, sizeOf), roomBytes));
}

/** A thread opens at its end. `roomBytes`: what is left for its messages. */
export function openAtEnd<M extends Numbered>(
  messages: readonly M[],
  sizeOf: SizeOf<M>,
  roomBytes = textRoomBytes,
): Shown {
  const [first] = newestThatFit(messages, sizeOf, roomBytes);
  return {
    opening: 0,
    lastSeq: messages.at(-1)?.seq ?? 0,
    count: messages.length,
    firstSeqs: [first?.seq ?? 0],
  };
}

/**
 * What came since stands under the rest. More than fits at once comes like an opening, and so does what stands
 * before the last one (it crossed the own message): putting it in would hand over all that follow.
 */
export function followEnd<M extends Numbered>(
  shown: Shown,
  messages: readonly M[],
  sizeOf: SizeOf<M>,
): Shown {
  if (messages.length === shown.count) return shown;
  const fresh = messages.filter(({ seq }) => seq > shown.lastSeq);
  const isBeneath = messages.length === shown.count + fresh.length;
  if (isBeneath && newestThatFit(fresh, sizeOf, textRoomBytes).length === fresh.length) {
    return { ...shown, lastSeq: fresh.at(-1)?.seq ?? shown.lastSeq, count: messages.length };
  }
  return { ...openAtEnd(messages, sizeOf), opening: shown.opening + 1 };
}

const firstShownSeq = ({ firstSeqs }: Shown) => firstSeqs.at(-1) ?? 0;

/** The messages before those shown, ascending. */
export function hiddenOf<M extends Numbered>(shown: Shown, messages: readonly M[]): M[] {
  return messages.filter(({ seq }) => seq < firstShownSeq(shown));
}

/** One portion more, the newest of those before. */
export function showEarlier<M extends Numbered>(
  shown: Shown,
  messages: readonly M[],
  sizeOf: SizeOf<M>,
): Shown {
  const [first] = newestThatFit(hiddenOf(shown, messages), sizeOf, textRoomBytes);
  if (first === undefined) return shown;
  return { ...shown, firstSeqs: [...shown.firstSeqs, first.seq] };
}

/** The portions shown, the newest first; each ascending. */
export function portionsOf<T>(
  shown: Shown,
  items: readonly T[],
  seqOf: (item: T) => number,
): T[][] {
  return shown.firstSeqs.map((firstSeq, index) => {
    const endSeq = index === 0 ? Infinity : (shown.firstSeqs[index - 1] ?? Infinity);
    return items.filter((item) => seqOf(item) >= firstSeq && seqOf(item) < endSeq);
  });
}

/**
 * What the draft, the newest message and those that wait for the network leave for further messages.
 * @returns `waitingWhole`: how many of those that wait, from the newest, are shown whole; the others are cut
 */
export function shareRoom(
  draftBytes: number,
  newestBytes: number,
  waitingBytes: readonly number[],
): { waitingWhole: number; messageRoomBytes: number } {
  let left = textRoomBytes - draftBytes - newestBytes;
  let waitingWhole = 0;
  for (const bytes of [...waitingBytes].reverse()) {
    if (bytes > left) break;
    left -= bytes;
    waitingWhole += 1;
  }
  return { waitingWhole, messageRoomBytes: Math.max(0, left) + newestBytes };
}
