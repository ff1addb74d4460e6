/** A thread: its messages and those that wait for the network, no more at once than the view layer takes. */
import { useState, type ReactNode } from 'react';
import { readDraft } from '../../lib/drafts';
import type { QueuedMessage } from '../../lib/send-queue';
import { MessageList, type Listed } from './message-list';
import { PendingMessages } from './pending-messages';
import { shareRoom, type SizeOf } from './shown-messages';
import type { TimelineItem } from './timeline';
import { entryBytes, jsonBytes } from './view-room';

interface ThreadMessagesProps<M> {
  personId: string;
  threadId: string;
  messages: readonly M[];
  pending: readonly QueuedMessage[];
  sizeOf: SizeOf<M>;
  bubble: (item: TimelineItem<M>) => ReactNode;
}

export function ThreadMessages<M extends Listed>(props: ThreadMessagesProps<M>) {
  const { personId, threadId, messages, pending, sizeOf, bubble } = props;
  const [room] = useState(() => {
    const newest = messages.at(-1);
    return shareRoom(
      jsonBytes(readDraft(personId, threadId)?.text ?? ''),
      newest === undefined ? 0 : sizeOf(newest),
      pending.map(({ text }) => entryBytes + jsonBytes(text)),
    );
  });
  return (
    <>
      <MessageList
        messages={messages}
        sizeOf={sizeOf}
        roomBytes={room.messageRoomBytes}
        bubble={bubble}
      />
      <PendingMessages personId={personId} pending={pending} wholeAtOpening={room.waitingWhole} />
    </>
  );
}
