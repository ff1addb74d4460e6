/** Quick phrases, the composer, and the acts that end a wait (M3, M4). */
import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { confirm } from '../../../lib/confirm';
import { quickPhrases } from '../../../shared/messages/quick-phrases';
import { closeThread, markNoReply, reopenThread } from '../../../shared/messages/staff-contracts';
import { type StaffThread } from '../../../shared/messages/reply-contract';
import { Composer } from '../../../ui/composer';
import { Icon, type IconName } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { useComposer } from '../use-composer';
import type { Acting } from './use-act';

interface ReplyBarProps {
  personId: string;
  thread: StaffThread;
  /** The last message of the student on this screen. */
  seenSeq: number;
  acting: Acting;
}

/** So many stand above the composer; the rest are in the sheet. */
const phrasesAtHand = 3;

function Tool(props: { id: string; icon: IconName; word: string; onTap: () => void }) {
  return (
    <Tap id={props.id} className="tool" onTap={props.onTap}>
      <Icon name={props.icon} size="s" />
      {props.word}
    </Tap>
  );
}

const closing = {
  title: '结束这次谈话？',
  content: '写信的人说过让人担心的话。确定已经聊妥、有人陪着，再结束。结束以后还能重新打开。',
  cancelText: '再聊聊',
  confirmText: '结束',
};

function Tools({
  thread,
  seenSeq,
  acting,
  onPhrases,
}: Omit<ReplyBarProps, 'personId'> & { onPhrases: () => void }) {
  const { threadId, awaiting, red, state, level } = thread.row;
  const end = (contract: typeof markNoReply | typeof closeThread) =>
    void acting.act(() => callAction(contract, { threadId, seenSeq }));
  // What triage found stays in the words: whoever ends a red or orange talk says so twice.
  const close = async () => {
    const isGrave = level === 'red' || level === 'orange';
    if (!isGrave || (await confirm(closing))) end(closeThread);
  };
  const reopen = () => void acting.act(() => callAction(reopenThread, { threadId }));
  return (
    <View className="tools">
      <Tool id="phrases" icon="message" word="常用语" onTap={onPhrases} />
      {awaiting === null || red !== null ? null : (
        <Tool id="no-reply" icon="check" word="无需回复" onTap={() => end(markNoReply)} />
      )}
      {state === 'closed' ? (
        <Tool id="reopen" icon="swap" word="重新打开" onTap={reopen} />
      ) : (
        <Tool id="close" icon="kept" word="结束" onTap={() => void close()} />
      )}
    </View>
  );
}

function PhraseSheet(props: { onClose: () => void; onPick: (text: string) => void }) {
  return (
    <Sheet title="常用语" onClose={props.onClose}>
      {quickPhrases.map(({ label, text }) => (
        <Tap key={label} className="li" onTap={() => props.onPick(text)}>
          <View className="grow">{text}</View>
        </Tap>
      ))}
      <View className="cap">点一下放进输入框，看过、改过再发。</View>
    </Sheet>
  );
}

function PhrasesAtHand({ onPick }: { onPick: (text: string) => void }) {
  return (
    <ScrollView scrollX className="phrases-scroll">
      <View className="phrases">
        {quickPhrases.slice(0, phrasesAtHand).map(({ label, text }) => (
          <Tap key={label} className="chip" onTap={() => onPick(text)}>
            {label}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}

export function ReplyBar({ personId, thread, seenSeq, acting }: ReplyBarProps) {
  const [showsPhrases, setShowsPhrases] = useState(false);
  const composer = useComposer({ kind: 'reply', personId, threadId: thread.row.threadId, seenSeq });
  const pick = (text: string) => {
    composer.append(text);
    setShowsPhrases(false);
  };
  return (
    <>
      <View className="bar">
        {thread.mayAct ? (
          <>
            <PhrasesAtHand onPick={pick} />
            <Composer {...composer} placeholder="回复……" label="回复" />
            <Tools
              thread={thread}
              seenSeq={seenSeq}
              acting={acting}
              onPhrases={() => setShowsPhrases(true)}
            />
          </>
        ) : (
          <View className="bar-in sub">这条由{thread.row.owner.name}负责，你可以看。</View>
        )}
      </View>
      <View className="layer">
        {showsPhrases && thread.mayAct ? (
          <PhraseSheet onClose={() => setShowsPhrases(false)} onPick={pick} />
        ) : null}
      </View>
    </>
  );
}
