/** Words on their way from a terminal: kept in memory only, the same words under the same request id. */
import { useRef, useState } from 'react';
import { asAppError } from '../../../lib/app-error';
import { callAction } from '../../../lib/cloud';
import { newRequestId } from '../../../lib/ids';
import { writeLetter } from '../../../shared/letter-box/terminal-contracts';
import type { Face } from '../../../shared/messages/model';
import type { Written } from './terminal';

/** `code`: of the letter that is gone on with; null begins one. */
export function useWriting(code: string | null, onWritten: (written: Written) => void) {
  const words = useRef({ text: '', face: null as Face | null, requestId: newRequestId() });
  const [face, setFace] = useState<Face | null>(null);
  const [empty, setEmpty] = useState(true);
  const [sending, setSending] = useState(false);
  const [note, setNote] = useState('');
  const change = (next: { text?: string; face?: Face | null }) => {
    // Other words are another act.
    words.current = { ...words.current, ...next, requestId: newRequestId() };
    setFace(words.current.face);
    setEmpty(words.current.text.trim() === '' && words.current.face === null);
  };
  const send = async () => {
    const { text, face: chosen, requestId } = words.current;
    setSending(true);
    setNote('');
    try {
      const input = {
        ...(code === null ? {} : { code }),
        ...(text.trim() === '' ? {} : { text: text.trim() }),
        ...(chosen === null ? {} : { face: chosen }),
      };
      const done = await callAction(writeLetter, input, { requestId });
      onWritten({ ...done, code: done.code ?? code ?? '' });
    } catch (thrown) {
      const { code: failure, text: said } = asAppError(thrown);
      setNote(failure === 'network' ? '还没发出去，字还在。等一下再点“发送”。' : said);
    } finally {
      setSending(false);
    }
  };
  return {
    face,
    sending,
    note,
    canSend: !empty && !sending,
    write: (text: string) => change({ text }),
    chooseFace: (chosen: Face | null) => change({ face: chosen }),
    send: () => void send(),
  };
}
