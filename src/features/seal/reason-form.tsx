/** A sentence that is kept with the act. */
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { Tap } from '../../ui/tap';
import { TextArea } from '../../ui/text-area';

const shortest = 2;
const longest = 500;

interface ReasonFormProps {
  id: string;
  label: string;
  placeholder: string;
  word: string;
  busy: boolean;
  /** Words to begin with. */
  initial?: string | undefined;
  onSend: (reason: string) => void;
  onDrop?: () => void;
}

export function ReasonForm({
  id,
  label,
  placeholder,
  word,
  busy,
  initial = '',
  onSend,
  onDrop,
}: ReasonFormProps) {
  const reason = useRef(initial);
  const [enough, setEnough] = useState(initial.length >= shortest);
  return (
    <View className="se-stack">
      <TextArea
        id={`${id}-reason`}
        className="field boxed"
        initial={initial}
        label={label}
        placeholder={placeholder}
        maxLength={longest}
        onChange={(text) => {
          reason.current = text.trim();
          setEnough(reason.current.length >= shortest);
        }}
      />
      <View className="row">
        {onDrop === undefined ? null : (
          <Tap className="btn plain grow" onTap={onDrop}>
            再想想
          </Tap>
        )}
        <Tap
          id={id}
          className="btn grow"
          disabled={!enough || busy}
          onTap={() => onSend(reason.current)}
        >
          {word}
        </Tap>
      </View>
    </View>
  );
}
