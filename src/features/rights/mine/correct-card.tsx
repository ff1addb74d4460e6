/** Something is wrong: what, and how it should be. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Viewer } from '../../../shared/rights/kinds';
import {
  correctableFor,
  correctableWords,
  longestWish,
  type Correctable,
} from '../../../shared/rights/model';
import { aria } from '../../../ui/aria';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';

interface CorrectCardProps {
  viewer: Viewer;
  answerDays: number;
  busy: boolean;
  /** Whether it was sent. */
  onSend: (what: Correctable, text: string) => Promise<boolean>;
}

export function CorrectCard({ viewer, answerDays, busy, onSend }: CorrectCardProps) {
  const [what, setWhat] = useState<Correctable>('name');
  const [sent, setSent] = useState(0);
  const [hasText, setHasText] = useState(false);
  const text = useRef('');
  const send = async () => {
    if (!(await onSend(what, text.current.trim()))) return;
    text.current = '';
    setHasText(false);
    setSent(sent + 1);
  };
  const who = viewer === 'staff' ? '管理员' : '班主任';
  return (
    <View className="card ri-part">
      <View className="head">有写错的</View>
      <View className="sub">{`告诉${who}应该怎么写，${answerDays} 天以内答复。`}</View>
      <View className="ri-chips" {...aria({ role: 'radiogroup', label: '哪里写错了' })}>
        {correctableFor(viewer).map((one) => (
          <Tap
            key={one}
            role="radio"
            className={`chip${one === what ? ' on' : ''}`}
            chosen={one === what}
            onTap={() => setWhat(one)}
          >
            {correctableWords[one]}
          </Tap>
        ))}
      </View>
      <TextArea
        key={sent}
        id="wish"
        className="field boxed"
        initial=""
        label="应该怎么写"
        placeholder="比如：第二个字是“玥”"
        maxLength={longestWish}
        onChange={(value) => {
          text.current = value;
          setHasText(value.trim() !== '');
        }}
      />
      <Tap id="send-wish" className="btn s" disabled={busy || !hasText} onTap={() => void send()}>
        {hasText ? `告诉${who}` : '先写一句'}
      </Tap>
    </View>
  );
}
