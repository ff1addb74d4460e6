/** Four segments; a change asks for its reason (M5). */
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { callAction } from '../../../lib/cloud';
import { routes } from '../../../lib/routes';
import { needsDistrict } from '../../../shared/messages/concern';
import type { Because } from '../../../shared/messages/because';
import type { Level } from '../../../shared/messages/model';
import { setLevel } from '../../../shared/messages/staff-contracts';
import { LevelMark, levelWords } from '../../../ui/level-mark';
import { Segmented } from '../../../ui/segmented';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';
import { BecauseChoice, questionOf } from './because-choice';
import { NobodyKnown } from './origin-note';
import { seenSeqOf } from './seen-seq';
import type { Acting } from './use-act';
import type { StaffThreadData } from './use-staff-thread';
import { joinSpans } from '../../../shared/messages/split-spans';

const order: readonly Level[] = ['none', 'yellow', 'orange', 'red'];

const options = order.map((level) => ({
  value: level,
  label: level === 'none' ? '未定' : levelWords[level],
  content: level === 'none' ? undefined : <LevelMark level={level} />,
}));

const redForAll = '定为红，会马上通知值班的人和负责人。';
const redApart = '定为红，会马上通知能看到这条留言的老师，也有区里的老师。';

const shortest = 2;
const longest = 500;

/** How many places triage found, in all messages. */
export const spansOf = ({ messages }: StaffThreadData) =>
  messages.flatMap((message) => joinSpans(message.text, message.triage?.spans ?? []));

interface ReasonProps {
  level: Level;
  /** About adults of the school: they are told nothing (W9). */
  apart: boolean;
  question: ReturnType<typeof questionOf>;
  busy: boolean;
  onSave: (reason: string, because: Because | null) => void;
  onDrop: () => void;
}

function Reason({ level, apart, question, busy, onSave, onDrop }: ReasonProps) {
  const reason = useRef('');
  const [because, setBecause] = useState<Because | null>(null);
  const [enough, setEnough] = useState(false);
  const change = (text: string) => {
    reason.current = text;
    setEnough(text.trim().length >= shortest);
  };
  return (
    <View className="reason">
      {level === 'red' ? <View className="cap">{apart ? redApart : redForAll}</View> : null}
      {question === null ? null : (
        <BecauseChoice question={question} value={because} onChange={setBecause} />
      )}
      {level === 'red' ? null : <View className="cap">写一句为什么改。</View>}
      <TextArea
        id="reason"
        className="field boxed"
        initial=""
        label="改动的原因"
        placeholder="看到了什么，为什么这样定"
        maxLength={longest}
        onChange={change}
      />
      <View className="row">
        <Tap className="btn s plain grow" onTap={onDrop}>
          不改了
        </Tap>
        <Tap
          id="save-level"
          className="btn s grow"
          disabled={!enough || busy || (question === 'lowered' && because === null)}
          onTap={() => onSave(reason.current.trim(), because)}
        >
          改级别
        </Tap>
      </View>
    </View>
  );
}

/** Nobody and nothing judged what was said before a person listened (M1). */
export const onlyHeard = '系统听不懂语音，要靠人听';

export const hasVoice = ({ messages }: StaffThreadData) =>
  messages.some(({ voice }) => voice !== undefined);

function sourceWords(data: StaffThreadData): string {
  const spans = spansOf(data).length;
  const isUnheard = data.messages.some(({ voice }) => voice?.heard === false);
  if (isUnheard) return '语音还没人听过，系统听不懂';
  const last = data.thread.levelHistory.at(-1);
  if (last !== undefined && last.by !== '自动') return `${last.by}定的，改动要写原因`;
  if (spans > 0) return `系统按 ${spans} 处词句定的，改动要写原因`;
  return hasVoice(data) ? onlyHeard : '系统没有发现危险的词句';
}

/** In danger it may be asked who wrote: two people decide (M6). */
function WayToIdentity({ threadId }: { threadId: string }) {
  const go = () => void Taro.navigateTo({ url: `${routes.sealRequest}?threadId=${threadId}` });
  return (
    <Tap id="ask-identity" className="btn s plain wide" onTap={go}>
      有生命危险，申请核实身份
    </Tap>
  );
}

interface LevelCardProps {
  data: StaffThreadData;
  acting: Acting;
  onShowReasons: () => void;
}

export function LevelCard({ data, acting, onShowReasons }: LevelCardProps) {
  const { row, mayAct, origin } = data.thread;
  const [wanted, setWanted] = useState<Level | null>(null);
  const choose = (level: Level) => setWanted(level === row.level || !mayAct ? null : level);
  const save = async (level: Level, reason: string, because: Because | null) => {
    const seen = { threadId: row.threadId, seenSeq: seenSeqOf(data.messages) };
    const change = { ...seen, level, reason, ...(because === null ? {} : { because }) };
    if (await acting.act(() => callAction(setLevel, change))) setWanted(null);
  };
  return (
    <View className="card level-card">
      <Segmented
        kind="radiogroup"
        label="级别"
        options={options}
        value={wanted ?? row.level}
        onChange={choose}
      />
      {wanted === null ? (
        <View className="level-note">
          <View className="cap grow">{sourceWords(data)}</View>
          <Tap id="reasons" className="cap link nb" onTap={onShowReasons}>
            看依据
          </Tap>
        </View>
      ) : (
        <Reason
          key={wanted}
          level={wanted}
          question={questionOf(data, wanted)}
          apart={needsDistrict(row.concerns)}
          busy={acting.busy}
          onDrop={() => setWanted(null)}
          onSave={(reason, because) => void save(wanted, reason, because)}
        />
      )}
      <View className="part">
        {row.level === 'red' && wanted === null ? (
          origin === null ? (
            <WayToIdentity threadId={row.threadId} />
          ) : (
            <NobodyKnown place={origin.place} />
          )
        ) : null}
      </View>
    </View>
  );
}
