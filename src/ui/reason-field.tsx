/** One sentence and what it is for. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Tap } from './tap';
import { TextArea } from './text-area';

const shortest = 2;
const longest = 200;

interface ReasonFieldProps {
  /** What it is about: a page may have several. */
  id: string;
  label: string;
  placeholder: string;
  word: string;
  busy: boolean;
  onSend: (reason: string) => void;
}

export function ReasonField({ id, label, placeholder, word, busy, onSend }: ReasonFieldProps) {
  const reason = useRef('');
  const [enough, setEnough] = useState(false);
  return (
    <View className="reason">
      <TextArea
        id={`reason-${id}`}
        className="field boxed"
        initial=""
        label={label}
        placeholder={placeholder}
        maxLength={longest}
        onChange={(text) => {
          reason.current = text.trim();
          setEnough(reason.current.length >= shortest);
        }}
      />
      <Tap
        id={`send-${id}`}
        className="btn s"
        disabled={busy || !enough}
        onTap={() => onSend(reason.current)}
      >
        {enough ? word : '先写一句原因'}
      </Tap>
    </View>
  );
}
