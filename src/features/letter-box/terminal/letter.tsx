/** A letter with its answers, and room to go on. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { serverNowMs } from '../../../lib/clock';
import { momentText } from '../../../shared/messages/due-text';
import { messageMaxCharacters } from '../../../shared/messages/model';
import { breachWords } from '../../../shared/messages/student-words';
import type { StudentMessage, StudentThread } from '../../../shared/messages/student-contracts';
import { Banner } from '../../../ui/banner';
import { Bubble } from '../../../ui/bubble';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { Safety } from './sent';
import type { Found } from './terminal';
import { useWriting } from './use-writing';

const markOf = ({ from, sentAtMs }: StudentMessage) =>
  `${from === 'me' ? '你' : '老师'} · ${momentText(sentAtMs, serverNowMs())}`;

function Waiting({ thread: { awaiting, safety } }: { thread: StudentThread }) {
  if (safety !== null) return <Safety safety={safety} place={null} />;
  if (awaiting === null) return null;
  return (
    <View className="card sub">
      {awaiting.breached
        ? breachWords(awaiting)
        : `老师还没有回。最晚 ${momentText(awaiting.dueAtMs, serverNowMs())} 前会回，到时再来看。`}
    </View>
  );
}

export function Letter(props: { found: Found; onTouch: () => void; onDone: () => void }) {
  const { code, messages } = props.found;
  const [more, setMore] = useState<readonly StudentMessage[]>([]);
  const [thread, setThread] = useState(props.found.thread);
  const writing = useWriting(code, (written) => {
    setMore((before) => [...before, written.message]);
    setThread(written.thread);
  });
  return (
    <>
      <View className="part">{writing.note === '' ? null : <Banner text={writing.note} />}</View>
      <View className="msgs">
        {[...messages, ...more].map((message) => (
          <Bubble
            key={message.messageId}
            side={message.from === 'me' ? 'me' : 'you'}
            text={message.text}
            face={message.face}
            mark={markOf(message)}
          />
        ))}
      </View>
      <View className="part">
        <Waiting thread={thread} />
      </View>
      <View className="card lb-stack">
        <TextArea
          key={String(more.length)}
          id="more"
          className="field boxed"
          initial=""
          label="接着写"
          placeholder="想接着说，写在这里"
          maxLength={messageMaxCharacters}
          onChange={(text) => {
            props.onTouch();
            writing.write(text);
          }}
        />
        <Tap id="send-more" className="btn s" disabled={!writing.canSend} onTap={writing.send}>
          {writing.sending ? '发送中' : '发送'}
        </Tap>
      </View>
      <Tap id="done" className="btn wide soft" onTap={props.onDone}>
        看完了
      </Tap>
    </>
  );
}
