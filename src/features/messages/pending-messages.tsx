/**
 * Messages of the send queue, where they will stand once they are sent. Each has a place of its own that is empty
 * once it left: taking the place away would hand over all the others again.
 */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { QueuedMessage } from '../../lib/send-queue';
import { PendingBubble } from './pending-bubble';

/** Of one that is too much at once: enough to know it by. */
const cutAfterCharacters = 40;

function cut(message: QueuedMessage): QueuedMessage {
  const characters = [...message.text];
  if (characters.length <= cutAfterCharacters) return message;
  return { ...message, text: `${characters.slice(0, cutAfterCharacters).join('')}……` };
}

/** Every id since the queue was last empty, in order. */
function usePlaces(ids: readonly string[]): readonly string[] {
  const [kept, setPlaces] = useState(ids);
  const fresh = ids.filter((id) => !kept.includes(id));
  const isOver = ids.length === 0 && kept.length > 0;
  if (fresh.length === 0 && !isOver) return kept;
  const places = isOver ? [] : [...kept, ...fresh];
  setPlaces(places);
  return places;
}

interface PendingMessagesProps {
  personId: string;
  pending: readonly QueuedMessage[];
  /** How many of those that waited when the page opened are shown whole, from the newest. */
  wholeAtOpening: number;
}

export function PendingMessages({ personId, pending, wholeAtOpening }: PendingMessagesProps) {
  const places = usePlaces(pending.map(({ requestId }) => requestId));
  const [cutIds] = useState(() =>
    pending.slice(0, pending.length - wholeAtOpening).map(({ requestId }) => requestId),
  );
  return (
    <View className="part">
      {places.map((requestId) => {
        const message = pending.find((waiting) => waiting.requestId === requestId);
        return (
          <View key={requestId} className="part">
            {message === undefined ? null : (
              <PendingBubble
                message={cutIds.includes(requestId) ? cut(message) : message}
                personId={personId}
              />
            )}
          </View>
        );
      })}
    </View>
  );
}
