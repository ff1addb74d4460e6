/** One sentence and what it is for. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Tap } from '../../../ui/tap';
import { TextArea } from '../../../ui/text-area';

const shortest = 2;
const longest = 200;

interface ReasonFieldProps {
  label: string;
  placeholder: string;
  word: string;
  busy: boolean;
  onSend: (reason: string) => void;
}

export function ReasonField({ label, placeholder, word, busy, onSend }: ReasonFieldProps) {
  const reason = useRef('');
  const [enough, setEnough] = useState(false);
  return (
    <View className="tr-stack">
      <TextArea
        id="reason"
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
        id="send-reason"
        className="btn s"
        disabled={busy || !enough}
        onTap={() => onSend(reason.current)}
      >
        {enough ? word : '先写一句原因'}
      </Tap>
    </View>
  );
}
