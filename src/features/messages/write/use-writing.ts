/** A new message (M1): kept on the phone while it is written, sent once whatever the network does. */
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import { tell } from '../../../lib/confirm';
import { keepDraft, newThread, readDraft } from '../../../lib/drafts';
import { newRequestId } from '../../../lib/ids';
import { sendAgain, sendMessage, useDelivered, type Delivered } from '../../../lib/outgoing';
import { routes } from '../../../lib/routes';
import { queueOf, withdraw, type QueuedMessage, type SendOutcome } from '../../../lib/send-queue';
import type { Face } from '../../../shared/messages/model';

interface Words {
  text: string;
  face: Face | null;
  newName: boolean;
}

const nothing: Words = { text: '', face: null, newName: false };

const sameWords = (message: QueuedMessage, words: Words) =>
  message.text === words.text.trim() &&
  message.face === words.face &&
  message.newName === words.newName;

/** The message of this page that is written down but has not left the phone. */
const unsentOf = (queue: readonly QueuedMessage[]) =>
  queue.find((message) => message.threadId === null);

/** The same words go out under the same request id; changed words are another message. */
function send(personId: string, words: Words): Promise<SendOutcome<Delivered>> {
  const unsent = unsentOf(queueOf(personId).get());
  if (unsent !== undefined && sameWords(unsent, words)) {
    return sendAgain(personId, unsent.requestId);
  }
  if (unsent !== undefined) withdraw(personId, unsent.requestId);
  return sendMessage(personId, {
    kind: 'post',
    requestId: newRequestId(),
    threadId: null,
    ...words,
    text: words.text.trim(),
  });
}

export function useWriting(personId: string) {
  const kept = useRef(readDraft(personId, newThread));
  const words = useRef<Words>(kept.current ?? nothing);
  const [field, setField] = useState({ round: 0, initial: words.current.text });
  const [leaving, setLeaving] = useState(false);
  const [shown, setShown] = useState(() => ({
    face: words.current.face,
    newName: words.current.newName,
    length: [...words.current.text].length,
    savedAtMs: kept.current?.savedAtMs ?? null,
  }));
  const unsent = unsentOf(queueOf(personId).use());

  const sending = leaving || unsent?.state === 'sending';

  const keep = (change: Partial<Words>) => {
    words.current = { ...words.current, ...change };
    const { text, face, newName } = words.current;
    const savedAtMs = keepDraft(personId, newThread, words.current);
    setShown({ face, newName, length: [...text].length, savedAtMs });
  };
  const clear = () => {
    if (unsent !== undefined) withdraw(personId, unsent.requestId);
    keep(nothing);
    setShown((last) => ({ ...last, savedAtMs: null }));
    setField(({ round }) => ({ round: round + 1, initial: '' }));
  };
  const submit = async () => {
    setLeaving(true);
    const outcome = await send(personId, words.current);
    if (outcome.kind !== 'sent') setLeaving(false);
    if (outcome.kind === 'refused') {
      await tell(outcome.error.text);
    }
  };
  // Also when the network returned and the queue sent it by itself.
  useDelivered((delivered) => {
    if (delivered.kind !== 'post') return;
    const { threadId } = delivered.output.thread;
    void Taro.redirectTo({ url: `${routes.ownThread}?threadId=${threadId}` });
  });
  return {
    fieldKey: String(field.round),
    initialText: field.initial,
    ...shown,
    unsent,
    /** On its way, until the thread stands in this page's place. */
    sending,
    canSend: (shown.length > 0 || shown.face !== null) && !sending,
    write: (text: string) => keep({ text }),
    chooseFace: (face: Face | null) => keep({ face }),
    chooseName: (newName: boolean) => keep({ newName }),
    clear,
    submit: () => void submit(),
  };
}

export type Writing = ReturnType<typeof useWriting>;
