/** The composer of a thread: its words are a draft until they are in the send queue. */
import { useCallback, useRef, useState } from 'react';
import { tell } from '../../lib/confirm';
import { keepDraft, readDraft } from '../../lib/drafts';
import { useGivenBack } from '../../lib/given-back';
import { newRequestId } from '../../lib/ids';
import { sendMessage } from '../../lib/outgoing';
import { currentPersonId } from '../../lib/person';

interface ComposerOptions {
  kind: 'post' | 'reply';
  personId: string;
  threadId: string;
  /** reply: the last message (`seq`) on the screen; it goes with the words, however late they leave. */
  seenSeq?: number;
}

export function useComposer({ kind, personId, threadId, seenSeq }: ComposerOptions) {
  const [field, setField] = useState(() => {
    const draft = readDraft(personId, threadId);
    return { round: 0, initial: draft?.text ?? '', note: draft?.note ?? '' };
  });
  const text = useRef(field.initial);
  const [canSend, setCanSend] = useState(text.current.trim() !== '');

  const keep = useCallback(
    (next: string) => {
      text.current = next;
      keepDraft(personId, threadId, { text: next, face: null, newName: false });
      setCanSend(next.trim() !== '');
      setField((last) => (last.note === '' ? last : { ...last, note: '' }));
    },
    [personId, threadId],
  );
  const show = (initial: string, note: string) =>
    setField(({ round }) => ({ round: round + 1, initial, note }));
  /** Puts words into the field: a quick phrase, for one. */
  const fill = (next: string) => {
    keep(next);
    show(next, '');
  };
  useGivenBack(personId, threadId, (draft) => {
    text.current = draft?.text ?? '';
    setCanSend(text.current.trim() !== '');
    show(text.current, draft?.note ?? '');
  });
  const send = async () => {
    const words = text.current.trim();
    if (words === '') return;
    // Words that came back and may have arrived keep their id.
    const known = readDraft(personId, threadId)?.requestId;
    // From here the words are kept by the queue, in the same turn.
    fill('');
    const outcome = await sendMessage(personId, {
      kind,
      requestId: known ?? newRequestId(),
      mayHaveArrived: known !== undefined,
      threadId,
      newName: false,
      text: words,
      face: null,
      seenSeq,
    });
    if (outcome.kind === 'refused' && currentPersonId() === personId) {
      await tell(outcome.error.text);
    }
  };
  return {
    fieldKey: String(field.round),
    initial: field.initial,
    note: field.note,
    canSend,
    onChange: keep,
    fill,
    append: (phrase: string) =>
      fill(text.current.trim() === '' ? phrase : `${text.current.trimEnd()}\n${phrase}`),
    onSend: () => void send(),
  };
}
