/** One own letter with its answers (M8): read, go on, say whether it helped, end it. */
import { View } from '@tarojs/components';
import type { OutputOf } from '../../../shared/action/contract';
import { callAction } from '../../../lib/cloud';
import { useMinute } from '../../../lib/clock';
import { useLive } from '../../../lib/polling';
import type { Person } from '../../../lib/session';
import { readOwnCare } from '../../../shared/care/author-contracts';
import { momentText } from '../../../shared/messages/due-text';
import { messageMaxCharacters } from '../../../shared/messages/model';
import type { StudentMessage, StudentThread } from '../../../shared/messages/student-contracts';
import { studentBudget, type Urgency } from '../../../shared/polling/plan';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/banner';
import { Bubble } from '../../../ui/bubble';
import { CallButton, hotlines } from '../../../ui/hotlines';
import { CountdownCard } from '../../../ui/countdown';
import { LiveState } from '../../../ui/live-state';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { useSending } from '../parts/use-sending';
import { breachWords, followUpWords, safetyWords } from '../words';
import { ThreadActs } from './thread-acts';

type Data = OutputOf<typeof readOwnCare>;

/** A page of messages; longer letters are read on. */
const pageLength = 100;

async function readAll(threadId: string): Promise<Data> {
  let data = await callAction(readOwnCare, { threadId, afterSeq: 0 });
  let { messages } = data;
  while (data.messages.length === pageLength) {
    const afterSeq = messages[messages.length - 1]?.seq ?? 0;
    data = await callAction(readOwnCare, { threadId, afterSeq });
    messages = [...messages, ...data.messages];
  }
  return { ...data, messages };
}

function urgencyOf(shown: Data | undefined, calmMs: number): Urgency {
  if (shown?.thread.safety?.acknowledged === true || calmMs < 180_000) return 'near';
  return shown === undefined || shown.thread.awaiting !== null ? 'waiting' : 'idle';
}

function Safety({ safety }: { safety: NonNullable<StudentThread['safety']> }) {
  return (
    <View className="safety">
      <View className="ca-safety" id="safety-words" {...aria({ role: 'alert' })}>
        {safetyWords(safety).join('')}
      </View>
      <View className="hot">
        <CallButton hotline={hotlines.police} />
        <CallButton hotline={hotlines.ambulance} />
        <CallButton hotline={hotlines.mind} word="想说话" />
      </View>
    </View>
  );
}

function FollowUp({ safety }: { safety: NonNullable<StudentThread['safety']> }) {
  return safety.answered ? null : <View className="sub">{followUpWords(safety)}</View>;
}

function Promised({ thread: { awaiting, safety } }: Pick<Data, 'thread'>) {
  if (awaiting?.breached === true) return <Banner text={breachWords(awaiting.leaderTold)} />;
  if (awaiting === null || safety !== null) return null;
  return <CountdownCard {...awaiting} answerer="值班的校外咨询师" />;
}

const markOf = ({ from, sentAtMs, read }: StudentMessage, nowMs: number) =>
  from === 'teacher'
    ? `校外咨询师 · ${momentText(sentAtMs, nowMs)}`
    : `已送达 ${momentText(sentAtMs, nowMs)} · ${read ? '已读' : '还没读'}`;

export function CareThread({ person, threadId }: { person: Person; threadId: string }) {
  const nowMs = useMinute();
  const live = useLive<Data>(`care-thread.${person.personId}.${threadId}`, {
    budget: studentBudget,
    load: () => readAll(threadId),
    urgency: urgencyOf,
  });
  const { data, put } = live;
  const letter = { threadId, newName: false };
  const sending = useSending(person.personId, letter, ({ thread, message, promise }) => {
    if (data === undefined) return;
    put({ thread, promise, messages: [...data.messages, message] });
  });
  if (data === undefined) return <LiveState live={live} />;
  const { thread, messages } = data;
  return (
    <>
      <View className="cap">{thread.alias} · 回信的人看不到您是谁</View>
      <View className="part">
        <Promised thread={thread} />
      </View>
      <View className="msgs" {...aria({ role: 'log', label: '对话' })}>
        {messages.map((message) => (
          <Bubble
            key={message.messageId}
            side={message.from === 'me' ? 'me' : 'you'}
            text={message.text}
            face={null}
            mark={markOf(message, nowMs)}
          />
        ))}
      </View>
      <View className="part">
        {thread.safety === null ? null : (
          <View className="ca-stack">
            <Safety safety={thread.safety} />
            <FollowUp safety={thread.safety} />
          </View>
        )}
      </View>
      <View className="part">{sending.note === '' ? null : <Banner text={sending.note} />}</View>
      <View className="card ca-stack">
        <TextArea
          key={sending.fieldKey}
          id="more"
          className="ca-more"
          initial={sending.initial}
          label="接着说"
          placeholder="接着说……"
          maxLength={messageMaxCharacters}
          onChange={sending.onChange}
        />
        <Tap id="send" className="btn s" disabled={!sending.canSend} onTap={sending.onSend}>
          {sending.sending ? '发送中' : '发送'}
        </Tap>
      </View>
      <ThreadActs
        thread={thread}
        hasReply={messages.some(({ from }) => from === 'teacher')}
        onChanged={(changed) => put({ ...data, thread: changed })}
      />
    </>
  );
}
