/** The composer of a thread: its words are a draft until they are in the send queue. */
import { useCallback, useRef, useState } from 'react';
import { tell } from '../../lib/confirm';
import { clearDraft, keepDraft, readDraft } from '../../lib/drafts';
import { newRequestId } from '../../lib/ids';
import { sendMessage } from '../../lib/outgoing';

interface ComposerOptions {
  kind: 'post' | 'reply';
  personId: string;
  threadId: string;
}

export function useComposer({ kind, personId, threadId }: ComposerOptions) {
  const [field, setField] = useState(() => ({
    round: 0,
    initial: readDraft(personId, threadId)?.text ?? '',
  }));
  const text = useRef(field.initial);
  const [canSend, setCanSend] = useState(text.current.trim() !== '');

  const keep = useCallback(
    (next: string) => {
      text.current = next;
      keepDraft(personId, threadId, { text: next, face: null, newName: false });
      setCanSend(next.trim() !== '');
    },
    [personId, threadId],
  );
  /** Puts words into the field: a quick phrase, or what came back unsent. */
  const fill = (next: string) => {
    keep(next);
    setField((last) => ({ round: last.round + 1, initial: next }));
  };
  const send = async () => {
    const words = text.current.trim();
    if (words === '') return;
    const sending = sendMessage(personId, {
      kind,
      requestId: newRequestId(),
      threadId,
      newName: false,
      text: words,
      face: null,
    });
    // From here the words are kept by the queue.
    clearDraft(personId, threadId);
    fill('');
    const outcome = await sending;
    if (outcome.kind === 'refused') {
      fill(readDraft(personId, threadId)?.text ?? words);
      await tell(outcome.error.text);
    }
  };
  return {
    fieldKey: String(field.round),
    initial: field.initial,
    canSend,
    onChange: keep,
    fill,
    append: (phrase: string) =>
      fill(text.current.trim() === '' ? phrase : `${text.current.trimEnd()}\n${phrase}`),
    onSend: () => void send(),
  };
}
