/** One request: what the list says, what it should say, and the answer. */
import { View } from '@tarojs/components';
import { useRef } from 'react';
import type { AskedRequest } from '../../../shared/rights/contracts';
import { dayWords } from '../../../shared/rights/day-words';
import { correctableWords, longestWish } from '../../../shared/rights/model';
import { LineField } from '../../../ui/line-field';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';

export interface Answer {
  outcome: 'done' | 'declined';
  answer: string;
  value: string | null;
}

interface AskedCardProps {
  asked: AskedRequest;
  today: string;
  busy: boolean;
  onAnswer: (answer: Answer) => void;
}

function dueWords({ dueOn }: AskedRequest, today: string): string {
  return dueOn < today ? `${dayWords(dueOn)}就该答复了` : `${dayWords(dueOn)}以前答复`;
}

export function AskedCard({ asked, today, busy, onAnswer }: AskedCardProps) {
  const { requestId, aboutName, className, byGuardian, what, text, now } = asked;
  const value = useRef(now ?? '');
  const answer = useRef('');
  const isOnList = now !== null;
  const doneWord = isOnList ? '按这个改' : '已经改好';
  const done = () =>
    onAnswer({
      outcome: 'done',
      answer: answer.current.trim() || '改好了。',
      value: isOnList && value.current.trim() !== '' ? value.current.trim() : null,
    });
  const declined = () =>
    onAnswer({
      outcome: 'declined',
      answer: answer.current.trim() || '核对过，没有错。',
      value: null,
    });
  return (
    <View className="card ri-part">
      <View className="between">
        <View className="head">{`${aboutName} · ${className}`}</View>
        <View className="pill">{dueWords(asked, today)}</View>
      </View>
      <View className="sub">{`${byGuardian ? '家长' : '本人'}说${correctableWords[what]}写错了：`}</View>
      <View className="body wrap">{text}</View>
      {isOnList ? (
        <LineField
          id={`value-${requestId}`}
          className="ri-field"
          label={`名单上的${correctableWords[what]}改成`}
          initial={now}
          maxLength={40}
          onChange={(typed) => {
            value.current = typed;
          }}
        />
      ) : (
        <View className="cap">这一项不能在这里改。先在名单里改好，再回来答复。</View>
      )}
      <TextArea
        id={`answer-${requestId}`}
        className="field boxed"
        initial=""
        label="答复"
        placeholder="写一句答复"
        maxLength={longestWish}
        onChange={(typed) => {
          answer.current = typed;
        }}
      />
      <View className="ri-pair">
        <Tap className="btn s" label={`${doneWord}：${aboutName}`} disabled={busy} onTap={done}>
          {doneWord}
        </Tap>
        <Tap
          className="btn s plain"
          label={`核对过，不改：${aboutName}`}
          disabled={busy}
          onTap={declined}
        >
          核对过，不改
        </Tap>
      </View>
    </View>
  );
}
