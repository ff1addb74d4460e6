/** 我的留言: read, go on, close, 满意吗 (M3–M5). */
import { View } from '@tarojs/components';
import { callAction } from '../../../lib/cloud';
import { queueOf } from '../../../lib/send-queue';
import type { Person } from '../../../lib/session';
import { toLocalTime } from '../../../shared/time/instant';
import type { StudentMessage } from '../../../shared/messages/student-contracts';
import { concernsFamily } from '../../../shared/messages/concern';
import { playOwnVoice } from '../../../shared/messages/voice-contracts';
import { answererWords, breachWords } from '../../../shared/messages/student-words';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/banner';
import { Bubble } from '../../../ui/bubble';
import { Composer } from '../../../ui/composer';
import { CountdownCard } from '../../../ui/countdown';
import { Icon } from '../../../ui/icon';
import { Page } from '../../../ui/page';
import { LiveState } from '../../../ui/live-state';
import { StudentStrip } from '../../../ui/strip';
import { Tap } from '../../../ui/tap';
import { useScrollDown } from '../scroll-down';
import { ThreadMessages } from '../thread-messages';
import type { TimelineItem } from '../timeline';
import { useComposer } from '../use-composer';
import { useVoice } from '../voice/use-voice';
import { VoiceBubble } from '../voice/voice-bubble';
import { VoicePanel } from '../voice/voice-panel';
import { entryBytes, jsonBytes } from '../view-room';
import { Safety } from './safety';
import { ThreadConcern } from './thread-concern';
import { ThreadActions } from './thread-actions';
import { useOwnThread, type OwnThreadData } from './use-own-thread';

/** The promise, or that it was missed; in danger the card of M5 stands alone. */
function Promised({ data }: { data: OwnThreadData }) {
  const { awaiting, safety } = data.thread;
  if (awaiting === null) return null;
  if (awaiting.breached) return <Banner text={breachWords(awaiting, data.thread.concerns)} />;
  if (safety !== null) return null;
  return <CountdownCard {...awaiting} answerer={answererWords(data.promise)} />;
}

function markOf(message: StudentMessage): string {
  const time = toLocalTime(message.sentAtMs);
  if (message.from === 'teacher')
    return `${message.fromDistrict === true ? '区里的老师' : '值班心理老师'} · ${time}`;
  if (message.voice) return `已送达 ${time} · ${message.voice.heard ? '听过了' : '还没听'}`;
  return `已送达 ${time} · ${message.read ? '已读' : '还没读'}`;
}

const sizeOf = ({ text }: StudentMessage) => entryBytes + jsonBytes(text);

const bubbleOf = (threadId: string) =>
  function bubble({ message, endsRun }: TimelineItem<StudentMessage>) {
    const { seq, text, face, voice } = message;
    const side = message.from === 'me' ? 'me' : 'you';
    const mark = endsRun ? markOf(message) : undefined;
    if (voice === undefined) return <Bubble side={side} text={text} face={face} mark={mark} />;
    return (
      <VoiceBubble
        side={side}
        seconds={voice.seconds}
        load={() => callAction(playOwnVoice, { threadId, seq })}
        face={face}
        pieces={text === '' ? [] : [{ text, hit: null }]}
        // Of each: whether it was heard is the child's first question.
        mark={markOf(message)}
      />
    );
  };

interface OwnThreadProps {
  person: Person;
  /** An account with several persons gets no reminders (M1). */
  isOnlyPerson: boolean;
  threadId: string;
}

function Strip({ alias, named }: { alias: string; named: boolean }) {
  return (
    <StudentStrip>
      <View className="head">{alias}</View>
      <View className="cap">{named ? '负责的老师能看到你的名字' : '老师看不到你是谁'}</View>
    </StudentStrip>
  );
}

export function OwnThread({ person, isOnlyPerson, threadId }: OwnThreadProps) {
  const live = useOwnThread(person.personId, threadId);
  const queue = queueOf(person.personId).use();
  const pending = queue.filter((message) => message.threadId === threadId);
  const composer = useComposer({ kind: 'post', personId: person.personId, threadId });
  const { data } = live;
  useScrollDown((data?.messages.length ?? 0) + pending.length);
  const voice = useVoice({
    personId: person.personId,
    thread: threadId,
    staysOnPhone: isOnlyPerson,
    onSent: live.putPosted,
  });
  const sendVoice = (
    <Tap id="voice-send" className="btn s" onTap={() => voice.send({ threadId })}>
      发送
    </Tap>
  );
  const footer = (
    <View className="bar">
      <VoicePanel
        voice={voice}
        className="voice-bar"
        send={sendVoice}
        offer={
          <Tap id="voice" className="hide bare" onTap={voice.record}>
            <Icon name="mic" size="s" />
            说给老师听
          </Tap>
        }
      />
      <Composer {...composer} placeholder="接着说……" label="接着说" />
    </View>
  );
  return (
    <Page
      title="我的留言"
      strip={<Strip alias={data?.thread.alias ?? ''} named={data?.thread.named === true} />}
      footer={footer}
    >
      {data === undefined ? (
        <LiveState live={live} />
      ) : (
        <>
          <View className="promised">
            <Promised data={data} />
          </View>
          <View className="msgs" {...aria({ role: 'log', label: '对话' })}>
            <ThreadMessages
              personId={person.personId}
              threadId={threadId}
              messages={data.messages}
              pending={pending}
              sizeOf={sizeOf}
              bubble={bubbleOf(threadId)}
            />
            <View className="part">
              {data.thread.safety === null ? null : (
                <Safety
                  safety={data.thread.safety}
                  breached={data.thread.awaiting?.breached === true}
                />
              )}
            </View>
          </View>
          <ThreadConcern thread={data.thread} onChanged={live.putThread} />
          <ThreadActions
            thread={data.thread}
            mayRemind={isOnlyPerson && !concernsFamily(data.thread.concerns)}
            hasReply={data.messages.some((message) => message.from === 'teacher')}
            onChanged={live.putThread}
          />
        </>
      )}
    </Page>
  );
}
