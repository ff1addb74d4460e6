/** A new message (M1): kept on the phone while it is written, sent once whatever the network does. */
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { tell } from '../../../lib/confirm';
import {
  clearDraft,
  keepDraft,
  newThread,
  readDraft,
  sameWords,
  type Words,
} from '../../../lib/drafts';
import { useGivenBack } from '../../../lib/given-back';
import { newRequestId } from '../../../lib/ids';
import { sendAgain, sendMessage, useDelivered, withdrawSuperseded } from '../../../lib/outgoing';
import { usePageVisible } from '../../../lib/page-visible';
import { currentPersonId } from '../../../lib/person';
import { routes } from '../../../lib/routes';
import { queueOf, withdraw, type QueuedMessage } from '../../../lib/send-queue';
import type { Concern } from '../../../shared/messages/concern';
import type { Face } from '../../../shared/messages/model';

export const nothing: Words = { text: '', face: null, newName: false, named: false, concerns: [] };

const saysNothing = ({ text, face }: Words) => text.trim() === '' && face === null;

/** The message of this page that is written down but has not left the phone. */
const unsentOf = (queue: readonly QueuedMessage[]) =>
  queue.find((message) => message.threadId === null);

/** The same words go out under the same request id; changed words are another message in the place of the first. */
function send(personId: string, { text, face, newName, concerns, named = false }: Words) {
  // A thread that is named begins under a name of its own anyway.
  const words = { text: text.trim(), face, newName, named, concerns };
  const unsent = unsentOf(queueOf(personId).get());
  if (unsent !== undefined && sameWords(unsent, words)) {
    return sendAgain(personId, unsent.requestId);
  }
  if (unsent !== undefined) withdraw(personId, unsent.requestId);
  const message = { kind: 'post' as const, requestId: newRequestId(), threadId: null };
  return sendMessage(personId, { ...message, ...words });
}

/** Opens the thread in this page's place, once this page is in front: what lies on it is not to be replaced. */
function useWayToThread() {
  const [threadId, goTo] = useState<string | null>(null);
  const visible = usePageVisible();
  useEffect(() => {
    if (threadId === null || !visible) return;
    void Taro.redirectTo({ url: `${routes.ownThread}?threadId=${threadId}` });
  }, [threadId, visible]);
  return { isGoing: threadId !== null, goTo };
}

/** What the field holds, kept as a draft with every change. */
function useWords(personId: string) {
  const draft = useRef(readDraft(personId, newThread));
  const words = useRef<Words>(draft.current ?? nothing);
  const [field, setField] = useState({ round: 0, initial: words.current.text });
  const shownOf = (savedAtMs: number | null) => {
    const { text, face, newName, named = false, concerns = [] } = words.current;
    return {
      face,
      newName,
      named,
      concerns,
      savedAtMs,
      length: [...text].length,
      empty: saysNothing(words.current),
    };
  };
  const [shown, setShown] = useState(() => shownOf(draft.current?.savedAtMs ?? null));
  return {
    words,
    shown,
    /** What to tell about words that came back before this page was opened. */
    note: draft.current?.note ?? '',
    fieldKey: String(field.round),
    initialText: field.initial,
    keep: (change: Partial<Words>) => {
      const { text, face, newName, named, concerns } = { ...words.current, ...change };
      words.current = { text, face, newName, named, concerns };
      setShown(shownOf(keepDraft(personId, newThread, words.current)));
    },
    /** Puts the words that were kept into the field. */
    refill: () => setField(({ round }) => ({ round: round + 1, initial: words.current.text })),
    clear: () => {
      words.current = nothing;
      clearDraft(personId, newThread);
      setShown(shownOf(null));
      setField(({ round }) => ({ round: round + 1, initial: '' }));
    },
  };
}

/** What a young child says with one tap (M1). */
const comeToMe = '请老师来找我。';

/** What became of words that no longer stand in the field. */
const earlierSent = '前面写的那条已经发出去了。';
const notYetSent = '这里是后来改的，还没发。';
const takenBack = '改过了，就不会自己发出去。写好了再点“发送”。';

export function useWriting(personId: string) {
  const { words, shown, note: noteOfDraft, fieldKey, initialText, ...change } = useWords(personId);
  const [leaving, setLeaving] = useState(false);
  const [note, setNote] = useState(noteOfDraft);
  const way = useWayToThread();
  const unsent = unsentOf(queueOf(personId).use());
  const sending = leaving || way.isGoing || (unsent !== undefined && unsent.state !== 'failed');

  const keep = (next: Partial<Words>) => {
    change.keep(next);
    const isEmptied = saysNothing(words.current) && unsent?.state === 'failed';
    if (isEmptied) withdraw(personId, unsent.requestId);
    else if (withdrawSuperseded(personId, words.current)) setNote(takenBack);
  };
  const clear = () => {
    if (unsent !== undefined) withdraw(personId, unsent.requestId);
    change.clear();
    setNote('');
  };
  const submit = async () => {
    setLeaving(true);
    setNote('');
    const outcome = await send(personId, words.current);
    const isOver = outcome.kind === 'sent' && sameWords(outcome.message, words.current);
    if (!isOver) setLeaving(false);
    if (outcome.kind === 'refused' && currentPersonId() === personId) {
      await tell(outcome.error.text);
    }
  };
  // Also when the network returned and the queue sent it by itself; whatever else arrives is another page's.
  useDelivered((delivered) => {
    if (delivered.personId !== personId || delivered.message.threadId !== null) return;
    if (delivered.kind !== 'post') return;
    if (sameWords(delivered.message, words.current)) way.goTo(delivered.output.thread.threadId);
    else setNote(saysNothing(words.current) ? earlierSent : `${earlierSent}${notYetSent}`);
  });
  useGivenBack(personId, newThread, (draft) => setNote(draft?.note ?? ''));
  return {
    ...shown,
    fieldKey,
    initialText,
    note,
    unsent,
    /** What waits is what stands here; else it was written before and may have arrived. */
    isSame: unsent !== undefined && sameWords(unsent, words.current),
    /** On its way, until the thread stands in this page's place. */
    sending,
    canSend: !shown.empty && !sending,
    write: (text: string) => keep({ text }),
    chooseFace: (face: Face | null) => keep({ face }),
    chooseName: (newName: boolean) => keep({ newName }),
    tellWho: (named: boolean) => keep({ named }),
    askToCome: (named: boolean) => {
      const text = words.current.text.trim();
      if (named) keep({ named, text: text === '' ? comeToMe : words.current.text });
      else keep({ named, text: text === comeToMe ? '' : words.current.text });
      change.refill();
    },
    chooseConcerns: (concerns: Concern[]) => keep({ concerns }),
    clear,
    submit: () => void submit(),
    /** For what goes another way than through the send queue (use-spoken.ts). */
    beside: { wordsNow: () => words.current, clearWords: change.clear, goTo: way.goTo },
  };
}

export type Writing = ReturnType<typeof useWriting>;
