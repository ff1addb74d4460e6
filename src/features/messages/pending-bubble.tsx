/** A message of the send queue, where it will stand once it is sent (design: Bubble). */
import { sendAgain, unsentNote } from '../../lib/outgoing';
import type { QueuedMessage } from '../../lib/send-queue';
import { Bubble } from '../../ui/bubble';
import { Tap } from '../../ui/tap';

export function PendingBubble({ message, personId }: { message: QueuedMessage; personId: string }) {
  const mark =
    message.state === 'failed' ? (
      <Tap className="mark" onTap={() => void sendAgain(personId, message.requestId)}>
        {unsentNote}
      </Tap>
    ) : (
      '发送中'
    );
  return <Bubble side="me" text={message.text} face={message.face} mark={mark} />;
}
