/**
 * Words on their way: a draft on this phone until they have arrived, the same words under the same request id. As in
 * features/letter-box: what two subpackages share would move into the main package.
 */
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/action/contract';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { clearDraft, keepDraft, readDraft } from '../../../lib/drafts';
import { newRequestId } from '../../../lib/ids';
import { postCare } from '../../../shared/care/author-contracts';

export type Sent = OutputOf<typeof postCare>;

interface Letter {
  /** Null begins one. */
  threadId: string | null;
  newName: boolean;
}

/** Where the draft of a letter that does not exist yet is kept: beside a student's own, never in its place. */
const newLetter = 'care';

export function useSending(
  personId: string,
  { threadId, newName }: Letter,
  onSent: (sent: Sent) => void,
) {
  const place = threadId ?? newLetter;
  const [field, setField] = useState(() => ({
    round: 0,
    initial: readDraft(personId, place)?.text ?? '',
  }));
  const words = useRef({ text: field.initial, requestId: newRequestId() });
  const [empty, setEmpty] = useState(field.initial.trim() === '');
  const [sending, setSending] = useState(false);
  const [note, setNote] = useState('');
  const write = (text: string) => {
    // Other words are another act.
    words.current = { text, requestId: newRequestId() };
    keepDraft(personId, place, { text, face: null, newName: false });
    setEmpty(text.trim() === '');
  };
  const send = async () => {
    const { text, requestId } = words.current;
    setSending(true);
    setNote('');
    try {
      const where = threadId === null ? { newName } : { threadId };
      const sent = await callAction(postCare, { ...where, text: text.trim() }, { requestId });
      clearDraft(personId, place);
      words.current = { text: '', requestId: newRequestId() };
      setEmpty(true);
      setField(({ round }) => ({ round: round + 1, initial: '' }));
      onSent(sent);
    } catch (thrown) {
      const { code, text: said } = asAppError(thrown);
      setNote(code === 'network' ? '还没发出去，字都在这部手机上。等一下再点发送。' : said);
    } finally {
      setSending(false);
    }
  };
  return {
    fieldKey: String(field.round),
    initial: field.initial,
    note,
    sending,
    canSend: !empty && !sending,
    onChange: write,
    onSend: () => void send(),
  };
}
